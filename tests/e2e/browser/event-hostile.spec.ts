import type { Page } from '@playwright/test'
import { newEventId, sendEnvelope } from './envelopes.ts'
import { FLAG, HOSTILE, hostileEvent } from './hostile-event.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'
import { unfoldAll } from './unfold-all.ts'

const LONG_WORD = 'W'.repeat(100_000)

/** Elements that stick out of the pane without a box around them that scrolls or clips, by their classes. */
function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pane = document.querySelector('section[aria-label=Issue]')
    const right = pane?.getBoundingClientRect().right ?? 0
    const isHeld = (element: Element): boolean => {
      for (let each = element.parentElement; each !== null && each !== pane; each = each.parentElement) {
        if (getComputedStyle(each).overflowX !== 'visible') return true
      }
      return false
    }
    return [...(pane?.querySelectorAll('*') ?? [])]
      .filter((element) => element.getBoundingClientRect().right > right + 1 && !isHeld(element))
      .map((element) => `${element.tagName} ${element.className}`)
  })
}

/** What only a payload could have made, and whether one of them ran. */
function traces(page: Page) {
  return page.evaluate((flag) => {
    const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '')
    return {
      ran: Reflect.get(window, flag) !== undefined,
      made: document.querySelectorAll('#root :is(script, img, iframe, style, [onload], [onerror])').length,
      links: links.filter((href) => !/^(\/?#|https?:)/.test(href))
    }
  }, FLAG)
}

const none = { ran: false, made: 0, links: [] }

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 800, height: 600 }
]) {
  test(`payloads in every field break no layout at ${width} × ${height}`, async ({ page, server, open }) => {
    await server.post(hostileEvent('suspect'))
    await page.setViewportSize({ width, height })
    await open()
    await row(page, 'suspect').click()
    await unfoldAll(page)
    expect(await traces(page)).toEqual(none)
    expect(await stickingOut(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0
    )
  })
}

test('words of 100,000 letters break no layout', async ({ page, server, open }) => {
  const frame = {
    function: LONG_WORD,
    filename: LONG_WORD,
    in_app: true,
    lineno: 1,
    context_line: LONG_WORD,
    vars: { word: LONG_WORD }
  }
  const said = { type: 'Long', value: LONG_WORD, stacktrace: { frames: [frame] } }
  // one event would be more than is taken
  await server.postAll([
    { platform: 'python', exception: { values: [said] } },
    {
      platform: 'other',
      message: `long ${LONG_WORD}`,
      breadcrumbs: { values: [{ category: 'word', message: LONG_WORD, data: { word: LONG_WORD } }] },
      extra: { word: LONG_WORD },
      request: { url: `https://shop.example.com/${LONG_WORD}`, data: LONG_WORD },
      contexts: { mine: { word: LONG_WORD } },
      user: { id: LONG_WORD }
    }
  ])
  await open()
  for (const nth of [0, 1]) {
    await row(page).nth(nth).click()
    await unfoldAll(page)
    expect(await stickingOut(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0
    )
  }
})

test('parts that events seldom have are text too', async ({ page, server, open }) => {
  const id = newEventId()
  const [script = '', image = ''] = HOSTILE
  const all = HOSTILE.join(' ')
  const member = (exception_id: number, parent_id?: number) => ({
    type: script,
    value: all,
    mechanism: {
      type: all.slice(0, 100),
      exception_id,
      ...(parent_id !== undefined && { parent_id }),
      is_exception_group: true,
      source: all.slice(0, 100),
      meta: { signal: { number: 11, name: script, code_name: image } }
    },
    raw_stacktrace: { frames: [{ function: script, filename: image }] },
    stacktrace: {
      registers: { [script]: image, rip: script },
      frames: [
        {
          platform: 'native',
          function: script,
          package: image,
          symbol: all,
          instruction_addr: '0x10',
          trust: script
        },
        { package: `${script}, Version=${image}`, lock: { type: 8, class_name: script, address: image } }
      ]
    }
  })
  const event = {
    event_id: id,
    platform: script,
    exception: { values: [member(2, 1), member(1, 0), member(0)] },
    threads: {
      values: [{ id: script, name: image, state: script, held_locks: { a: { class_name: script } } }]
    },
    debug_meta: {
      images: [
        {
          type: script,
          code_file: image,
          debug_id: script,
          debug_status: 'found',
          candidates: [{ [script]: image }]
        }
      ]
    },
    contexts: {
      flags: { values: [{ flag: script, result: image }] },
      response: { data: { errors: [{ message: script, locations: [{ line: 1 }] }] } }
    },
    request: { url: '/graphql', data: { query: `query ${script}`, variables: { [script]: image } } },
    errors: [{ type: script, name: image, value: script }],
    _meta: { user: { id: { '': { rem: [[script, 'x', 0, 1]] } } } },
    user: { id: 'x' },
    modules: { [script]: image }
  }
  const hierarchy = {
    rendering_system: script,
    windows: [{ type: script, identifier: image, x: 0, y: 0, width: 100, height: 100 }]
  }
  await sendEnvelope(server, { event_id: id }, [
    { header: { type: 'event' }, payload: JSON.stringify(event) },
    { header: { type: 'attachment', filename: `${script}.txt`, content_type: 'text/plain' }, payload: all },
    {
      header: { type: 'attachment', filename: 'view.json', attachment_type: 'event.view_hierarchy' },
      payload: JSON.stringify(hierarchy)
    },
    {
      header: { type: 'user_report' },
      payload: JSON.stringify({ event_id: id, name: script, comments: all, email: image })
    }
  ])
  await open()
  await row(page, script).first().click()
  await unfoldAll(page)
  await expect(openIssue(page).getByRole('region', { name: 'Wireframe' })).toBeVisible()
  expect(await traces(page)).toEqual(none)
  expect(await stickingOut(page)).toEqual([])
})
