import { describe, expect, it } from 'vitest'
import { normalize } from '../../../main/normalize/normalize.ts'
import { eventPage, type PageSource } from '../../../renderer/features/event/html-page/event-page.ts'
import { html } from '../../../renderer/features/event/html-page/html.ts'
import { HOSTILE, hostileEvent } from '../../e2e/browser/hostile-event.ts'

const id = 'a'.repeat(32)
const received = { receivedMs: 1_767_225_600_000, eventId: id, itemType: 'event' }

function detailOf(payload: object): PageSource {
  return { ...normalize(payload, received), id, tags: [['release', '<b>1</b>']], feedback: [] }
}

describe('html', () => {
  it('escapes what is put into it, and leaves alone what is HTML already', () => {
    const inner = html`<b>${'<i>'}</b>`
    expect(html`<p title="${`"'&`}">${inner}${undefined}${false}${['a', html`<br>`]}${3}</p>`.text).toBe(
      '<p title="&quot;&#39;&amp;"><b>&lt;i&gt;</b>a<br>3</p>'
    )
    expect(html`${'\u0000\u001b[31m\u0085'}`.text).toBe('\ufffd\ufffd[31m\ufffd')
  })
})

describe('eventPage', () => {
  const page = eventPage(detailOf(hostileEvent('suspect')), ['tag:release', 'user:email'])

  it('holds every section', () => {
    const titles = [...page.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, title]) => title)
    expect(titles).toEqual([
      ...['Message', 'Exception', 'Threads', 'Breadcrumbs', 'Request', 'User', 'Tags', 'Contexts'],
      ...['Additional data', 'Packages', 'SDK', 'Processing problems']
    ])
  })

  it('needs nothing else and runs nothing, whatever the event says', () => {
    expect(page).not.toMatch(/<(?:script|img|svg|iframe|link|a)\b/i)
    expect(page.match(/<style/g)).toHaveLength(1)
    expect(page).not.toMatch(/<[^>]*\s(?:on\w+|src|href)=/i)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    for (const text of HOSTILE.slice(0, 6)) expect(page).not.toContain(text)
    expect(page).toContain('&lt;script&gt;')
    expect(page).toContain('<dd>&lt;b&gt;1&lt;/b&gt;</dd>')
  })

  it('is made for both themes and for paper', () => {
    expect(page).toContain('color-scheme: light dark')
    expect(page).toContain('@media print')
  })

  it('leaves out what an event does not have', () => {
    const plain = eventPage(detailOf({ message: 'disk is full' }), [])
    expect(plain).toContain('<h1>disk is full</h1>')
    expect(plain).not.toContain('<h2>Exception</h2>')
  })
})
