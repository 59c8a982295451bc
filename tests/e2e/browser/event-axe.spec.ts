import { seriousIn } from './axe.ts'
import { groupEvent, nativeEvent, webEvent } from './event-rich.ts'
import { row, section } from './issue-page.ts'
import { expect, test } from './test.ts'
import { unfoldAll } from './unfold-all.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in an event, ${colorScheme}`, async ({ page, server, open }) => {
    await page.emulateMedia({ colorScheme })
    await server.postAll([webEvent(), groupEvent(), nativeEvent()])
    await open()
    for (const title of ['GraphQLError', 'ExceptionGroup', 'SIGSEGV']) {
      await row(page, title).click()
      await section(page, 'Raw payload')
      expect(await seriousIn(page, 'section[aria-label=Issue]'), title).toEqual([])
      await unfoldAll(page)
      expect(await seriousIn(page, 'section[aria-label=Issue]'), `${title}, unfolded`).toEqual([])
    }
  })
}
