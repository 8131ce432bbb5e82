// What somebody does in the Swagger UI who has a token: creates a structure from the example, edits it, posts a bilan, and
// finds it in a total. Given: the service's address, a token, and a directory for pictures. Fails where one of it fails.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { inBrowser, opened } from './browser.mjs'

const [address, token, pictures] = process.argv.slice(2)

async function authorize(page) {
  await page.click('.scheme-container .btn.authorize')
  await page.fill('.modal-ux input', token)
  await page.click('.modal-ux .auth-btn-wrapper .authorize')
  await page.click('.modal-ux .btn-done')
}

/** Executes an operation by the buttons that everyone uses, and returns what the page shows of the answer. */
async function tried(page, operation, parameters = {}, body) {
  const block = page.locator(`#operations-${operation}`)
  await block.locator('.opblock-summary-control').click()
  await block.locator('.try-out__btn').click()
  for (const [name, value] of Object.entries(parameters)) {
    const field = block.locator(`tr[data-param-name="${name}"]`).locator('input, select')
    await ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT' ? field.selectOption(value) : field.fill(value))
  }
  if (body) {
    await block.locator('textarea.body-param__text').fill(JSON.stringify(body))
  }
  const [answer] = await Promise.all([
    page.waitForResponse(response => response.url().startsWith(`${address}/api/`)),
    block.locator('.execute').click(),
  ])
  const shown = block.locator('.live-responses-table tbody')
  const status = await shown.locator('.response-col_status').first().innerText()
  assert.equal(parseInt(status), answer.status(), operation)
  const text = await answer.text()
  assert.ok(answer.ok(), `${operation}: ${answer.status()} ${text}`)
  await shown.scrollIntoViewIfNeeded()
  await page.screenshot({ path: join(pictures, `tried-${operation}.png`) })
  await block.locator('.opblock-summary-control').click()
  return { json: JSON.parse(text), etag: answer.headers().etag }
}

function meetings({ rows }, structure) {
  const { indicators } = rows.find(({ group }) => group.structure.id === structure)
  return indicators.find(({ indicator }) => indicator.code === 'reunions').value
}

await inBrowser(async browser => {
  const { page, complaints } = await opened(browser, address, '/swagger-ui')
  await page.waitForSelector('.opblock')
  await authorize(page)

  const created = await tried(page, 'Structures-createStructure')
  const edited = await tried(
    page,
    'Structures-patchStructure',
    { id: created.json.id, 'If-Match': created.etag },
    { name: 'Jardins du Quartier' },
  )
  assert.equal(edited.json.name, 'Jardins du Quartier')

  const found = await tried(page, 'Actions-listActions', { q: 'conseil citoyen permanences' })
  const action = found.json.items.find(({ title }) => title === 'Conseil citoyen')
  const { json: bilan } = await tried(page, 'Bilans-getBilanTemplate', { actionId: action.id })
  bilan.outcome = 'completed'
  bilan.narrative.done = 'Le conseil citoyen s’est réuni.'
  bilan.figures.find(({ indicator }) => indicator === 'reunions').value = 4321
  const posted = await tried(page, 'Bilans-postBilan', {}, bilan)
  assert.equal(posted.json.state, 'submitted')

  const total = await tried(page, 'Aggregates-aggregateByStructure', { figures: 'all' })
  assert.equal(meetings(total.json, action.structure.id), 4321)
  assert.deepEqual(complaints, [])
})
