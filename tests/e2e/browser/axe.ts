import type { Page } from '@playwright/test'
import axe from 'axe-core'

/**
 * What axe finds serious or critical in a part of the page, by its selector, as `rule: element`. Beside its usual rules
 * that on names that say something else than what can be read.
 */
export async function seriousIn(page: Page, part: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (selector) => {
    // what is half faded in has half its contrast
    const coming = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(coming.map(({ finished }) => finished))
    const { violations } = await Reflect.get(window, 'axe').run(selector, {
      resultTypes: ['violations'],
      rules: { 'label-content-name-mismatch': { enabled: true } }
    })
    const serious: axe.Result[] = violations.filter(({ impact }: axe.Result) =>
      /serious|critical/.test(impact ?? '')
    )
    return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }, part)
}
