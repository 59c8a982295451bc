import { expect, type Page } from '@playwright/test'

/** Opens everything that is folded in the open issue: sections, their parts, frames, values in values. */
export async function unfoldAll(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const pane = document.querySelector('section[aria-label=Issue]')
        const folded = pane?.querySelectorAll<HTMLElement>('button[aria-expanded=false]:not([aria-haspopup])') ?? []
        for (const button of folded) button.click()
        return folded.length
      })
    )
    .toBe(0)
}
