import { readFileSync } from 'node:fs'
import { hasReferenceData, NO_REFERENCE_DATA, referenceFiles } from '../../helpers/reference-data.ts'
import { goTo } from './go-to.ts'
import { expect, test } from './test.ts'
import { unfoldAll } from './unfold-all.ts'

// in parts, since they run at the same time
const PARTS = 4
for (let part = 0; part < PARTS; part++) {
  test(`events of real SDKs open with all their sections, part ${part + 1} of ${PARTS}`, async ({
    page,
    server,
    open
  }) => {
    test.skip(!hasReferenceData, NO_REFERENCE_DATA)
    const files = referenceFiles('events').filter((_, index) => index % PARTS === part)
    for (const { name, path } of files) {
      const response = await fetch(`${server.ready.ingestUrl}/api/1/store/`, {
        method: 'POST',
        body: readFileSync(path)
      })
      expect(response.status, name).toBe(200)
    }
    const { rows } = await server.ready.client.events.list({ limit: 500 })
    expect(rows.length).toBeGreaterThan(files.length / 2)
    await open('/issues?status=all')
    for (const { id, issueId, title } of rows) {
      await goTo(page, `/issues/${issueId}/events/${id}?status=all&view=full`)
      await expect(page.getByTitle(`Event ${id}`), title).toBeVisible()
      await unfoldAll(page)
      await expect
        .poll(() => page.evaluate(readSections), { message: `${title} (${id})`, intervals: [20, 50, 100] })
        .toEqual({ failures: [], missing: [], hasPayload: true, hasGrouping: true })
    }
  })
}

/** In the page: what the open event's sections show, and what the outline names and is not there. */
function readSections() {
  const sections = [...document.querySelectorAll('section[id^="section-"]')]
  const alerts = [...document.querySelectorAll('main [role=alert]')]
  const outlined = document.querySelectorAll('nav[aria-label=Sections] button')
  const isEmpty = (section: Element) =>
    section.querySelector('h3')?.parentElement?.nextElementSibling?.textContent === ''
  return {
    failures: alerts.map((alert) => alert.textContent),
    missing:
      outlined.length === sections.length ? sections.filter(isEmpty).map(({ id }) => id) : ['of the outline'],
    hasPayload: document.querySelector('#section-raw section[aria-label=Payload]') !== null,
    hasGrouping: document.querySelector('#section-grouping')?.textContent.includes('Grouped by') === true
  }
}
