import { test } from './test.ts'
import { row } from './issue-page.ts'
const long = 'W'.repeat(5000), words = 'word '.repeat(1000)
const c = (contexts: object) => ({platform:'javascript',message:'suspect',contexts})
const cases: Record<string, object> = {
  os: c({os:{name:long,version:'1'}}),
  foo: c({foo:{a:long}}),
  fooWords: c({foo:{a:words}}),
  osWords: c({os:{name:words,version:words}}),
}
for (const [name, event] of Object.entries(cases)) test(name, async ({ page, server, open }) => {
  await server.post(event)
  await open()
  if (process.env.CSS) await page.addStyleTag({content: process.env.CSS}).catch(()=>{})
  await row(page, /suspect/).waitFor()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  await row(page, /suspect/).click()
  await page.locator('#section-raw').waitFor()
  const mm = await cdp.send('Performance.getMetrics'); console.log(name, mm.metrics.filter(x=>/LayoutDuration/.test(x.name)).map(x=>x.name+'='+x.value.toFixed(2)).join(' '), await page.locator('#section-contexts').evaluate(e=>e.clientHeight+' '+e.innerText.length))
})
