import { expect, test } from 'vitest'
import { readTimeline } from '../../main/store/timeline.ts'
import { TimelineQuery } from '../../shared/contract/stats.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'

const FROM = 1_700_000_000_000
const DAY_MS = 24 * 3_600_000
const TO = FROM + DAY_MS
const MINUTE_MS = 60_000
const EVENTS = 60

/** What the events of each issue say in turn: always one of three versions, never one, now and then, or nothing at all. */
const ISSUES: readonly (readonly (string | undefined)[])[] = [
  ['Chrome 1', 'Chrome 2', 'Chrome 3'],
  ['Firefox 1', 'Safari 1'],
  ['Chrome 1', 'Firefox 1', undefined, 'Chrome 2', 'Chrome 3'],
  [undefined]
]

const db = memoryStore()
store(
  db,
  ISSUES.map((browsers, issue) =>
    arrivalOf(
      Array.from({ length: EVENTS }, (_, index) => {
        const browser = browsers[index % browsers.length]
        return newEvent({
          hash: issue + 1,
          // the first half is before the chart begins
          at: FROM + (index - EVENTS / 2) * MINUTE_MS,
          tags: browser === undefined ? [] : [['browser', browser]]
        })
      })
    )
  )
)

function ask(query: string): TimelineQuery {
  return TimelineQuery.parse({ query, from: FROM, to: TO, buckets: 1 })
}

/** Events in the chart whose browser fulfils a condition, by the definition. */
function eventsWhere(isWanted: (browser: string | undefined) => boolean): number {
  const shown = Array.from({ length: EVENTS / 2 }, (_, index) => index + EVENTS / 2)
  return ISSUES.flatMap((browsers) => shown.map((index) => browsers[index % browsers.length])).filter(
    isWanted
  ).length
}

const isChrome = (browser: string | undefined) => browser?.startsWith('Chrome') ?? false

test.each<[string, (browser: string | undefined) => boolean]>([
  ['browser:Chrome*', isChrome],
  ['!browser:Chrome*', (browser) => !isChrome(browser)],
  ['browser:Chrome* OR browser:Safari*', (browser) => isChrome(browser) || browser === 'Safari 1'],
  ['has:browser', (browser) => browser !== undefined],
  ['!has:browser', (browser) => browser === undefined],
  ['!browser:Chrome* has:browser', (browser) => browser !== undefined && !isChrome(browser)]
])('%s: counters of issues that say it of all of their events, or of none', (query, isWanted) => {
  const wanted = eventsWhere(isWanted)
  expect(wanted).toBeGreaterThan(0)
  expect(wanted).toBeLessThan(ISSUES.length * (EVENTS / 2))
  expect(readTimeline(db, ask(query), TO).series[0]?.counts).toEqual([wanted])
})
