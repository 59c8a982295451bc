import { test } from './test.ts'
const run: Record<string, string> = {
  console: "console.log('x')", error: "setTimeout(() => { throw new Error('x') })", dialog: 'alert(1)', csp: "try { new Function('1') } catch {}",
  foreign: "new Image().src = 'http://localhost:1/x.png'", popup: "window.open('about:blank')", leave: "location.href = 'http://127.0.0.1:1/'",
  style: "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">')"
}
for (const [name, code] of Object.entries(run)) test(name, async ({ page, open }) => {
  await open()
  await page.getByText('Waiting').waitFor()
  await page.evaluate((c) => { const s = new Function; void s }, code).catch(() => {})
  await page.addScriptTag({ content: code }).catch(() => {})
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Runtime.evaluate', { expression: code, allowUnsafeEvalBlockedByCSP: false })
  await page.evaluate(() => 1).catch(() => {})
})
test('clean', async ({ page, open }) => { await open(); await page.getByText('Waiting').waitFor() })
