import { chromium } from 'playwright-core'

/** The machine's own browser: playwright-core brings none along. */
export async function inBrowser(use) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    // Containers and build machines run it as root, and without a GPU.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      // A page that is said to be elsewhere asks a service on this machine, which a person would have to allow.
      '--disable-features=LocalNetworkAccessChecks',
    ],
  })
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}

/** A page, and what is wrong with it: what the browser complains of, and what it wanted to load from elsewhere. */
export async function opened(browser, address, path, options) {
  const context = await browser.newContext({ locale: 'fr-FR', ...options })
  const page = await context.newPage()
  const complaints = []
  page.on('console', message => {
    if (message.type() === 'error') {
      complaints.push(message.text())
    }
  })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== address) {
      complaints.push(`loaded from elsewhere: ${request.url()}`)
    }
  })
  await page.goto(address + path)
  return { page, complaints, close: () => context.close() }
}
