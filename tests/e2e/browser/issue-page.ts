import { expect, type Locator, type Page } from '@playwright/test'

/** The rows of the issue list, by a part of what they say. */
export function row(page: Page, text?: string | RegExp): Locator {
  const rows = page.getByRole('listbox', { name: 'Issues' }).getByRole('option')
  return text === undefined ? rows : rows.filter({ hasText: text })
}

/** The issue that is open. */
export function openIssue(page: Page): Locator {
  return page.getByRole('region', { name: 'Issue', exact: true })
}

/** A section of the event that is shown, unfolded. */
export async function section(page: Page, title: string): Promise<Locator> {
  const found = openIssue(page).getByRole('region', { name: title, exact: true })
  const toggle = found.getByRole('heading', { level: 3 }).getByRole('button')
  await expect(toggle).toBeVisible()
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  return found
}
