// Looks at pages on a desktop and on a telephone. Given: the service's address, a directory for pictures, and pages, each
// with a selector of what is there when it is complete. Prints what it found of each as JSON.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inBrowser, opened } from './browser.mjs'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const SCREENS = {
  desktop: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  telephone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
}

const [address, pictures, ...pages] = process.argv.slice(2)

/** What looks the same in the dark is checked once. */
async function hasDarkColours(page) {
  return (await page.locator('meta[name="color-scheme"]').count()) > 0
}

async function checked(page) {
  await page.evaluate(axe)
  return page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }))
}

async function look(browser, path, complete, screen) {
  const { page, complaints, close } = await opened(browser, address, path, SCREENS[screen])
  await page.waitForSelector(complete)
  await page.screenshot({ path: join(pictures, `${path.replace(/\W+/g, '-')}-${screen}.png`) })
  const { violations } = screen === 'desktop' || (await hasDarkColours(page)) ? await checked(page) : { violations: [] }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  await close()
  return {
    path,
    screen,
    complaints,
    sideways,
    violations: violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 5).map(({ html }) => html) })),
  }
}

await inBrowser(async browser => {
  const found = []
  for (const given of pages) {
    const [path, complete] = given.split(' ', 2)
    for (const screen of Object.keys(SCREENS)) {
      found.push(await look(browser, path, complete, screen))
    }
  }
  console.log(JSON.stringify(found))
})
