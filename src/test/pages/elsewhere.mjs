// What a front end on another origin does that the service admits: it reads what is published, and an entity tag. Given: the
// service's address, and that of the front end, which is nowhere but here.
import assert from 'node:assert/strict'
import { inBrowser } from './browser.mjs'

const [address, frontEnd] = process.argv.slice(2)

await inBrowser(async browser => {
  const page = await browser.newPage()
  await page.route(`${frontEnd}/**`, route => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(`${frontEnd}/`)
  const read = await page.evaluate(async structures => {
    const list = await (await fetch(structures)).json()
    const item = await fetch(`${structures}/${list.items[0].id}`)
    return { status: item.status, etag: item.headers.get('ETag') }
  }, `${address}/api/v1/structures`)
  assert.equal(read.status, 200)
  assert.match(read.etag, /"/)
})
