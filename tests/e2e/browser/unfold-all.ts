import { expect, type Page } from '@playwright/test'

/** Opens everything that is folded in the open event: sections, their parts, frames, values in values. */
export async function unfoldAll(page: Page): Promise<void> {
  await expect(page.locator('#section-raw')).toBeVisible()
  await expect.poll(() => page.evaluate(unfoldOnce), { intervals: [10, 20, 50] }).toBe(0)
}

/** In the page: presses what is folded, and gives how much that was. What it opens may hold more. */
function unfoldOnce(): number {
  const pane = document.querySelector('section[aria-label=Issue]')
  const folded = pane?.querySelectorAll<HTMLElement>('button[aria-expanded=false]:not([aria-haspopup])') ?? []
  for (const button of folded) button.click()
  return folded.length
}
