import type { Page } from '@playwright/test'

/** Another place of the page that is open, `/issues` and the like, without loading it again. */
export function goTo(page: Page, place: string): Promise<void> {
  return page.evaluate((to) => {
    location.hash = to
  }, place)
}
