import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { groupEvent, nativeEvent, webEvent } from './event-rich.ts'
import { row, section } from './issue-page.ts'
import { expect, test } from './test.ts'
import { unfoldAll } from './unfold-all.ts'

/** What axe finds serious or critical in the open event, as `rule: element`. */
async function seriousIn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(window, 'axe').run('section[aria-label=Issue]', {
      resultTypes: ['violations']
    })
    const serious: axe.Result[] = violations.filter(({ impact }: axe.Result) =>
      /serious|critical/.test(impact ?? '')
    )
    return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in an event, ${colorScheme}`, async ({ page, server, open }) => {
    await page.emulateMedia({ colorScheme })
    await server.postAll([webEvent(), groupEvent(), nativeEvent()])
    await open()
    for (const title of ['GraphQLError', 'ExceptionGroup', 'SIGSEGV']) {
      await row(page, title).click()
      await section(page, 'Raw payload')
      expect(await seriousIn(page), title).toEqual([])
      await unfoldAll(page)
      expect(await seriousIn(page), `${title}, unfolded`).toEqual([])
    }
  })
}
