import { expect, test } from 'vitest'
import { readTimeline } from '../../main/store/timeline.ts'
import { type Timeline, TimelineQuery } from '../../shared/contract/stats.ts'
import { parseSearch } from '../../shared/search/parse.ts'
import { createRandom } from '../bench/random.ts'
import { matchingEvents, matchingIssues, type ReferenceEvent } from '../search/reference-match.ts'
import { REFERENCE_NOW } from '../search/reference-payloads.ts'
import { createReferenceStore } from '../search/reference-store.ts'

const { db, issues, latestReleases } = createReferenceStore(createRandom(31))
const HOUR_MS = 3_600_000
const BUCKETS = 28
const TO = Math.ceil((REFERENCE_NOW + 1) / HOUR_MS) * HOUR_MS
const RANGE = { from: TO - 14 * 24 * HOUR_MS, to: TO, buckets: BUCKETS }
const WIDTH_MS = (RANGE.to - RANGE.from) / BUCKETS
const FULL = { ...RANGE, now: REFERENCE_NOW, latestReleases }

function timeline(query: object): Timeline {
  return readTimeline(db, TimelineQuery.parse({ ...RANGE, ...query }), REFERENCE_NOW)
}

function countsOf(events: readonly ReferenceEvent[]): number[] {
  const counts = new Array<number>(BUCKETS).fill(0)
  for (const { timestamp } of events) {
    const bucket = Math.floor((timestamp - RANGE.from) / WIDTH_MS)
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return counts
}

const EVENT_QUERIES = [
  'level:error',
  '!has:user',
  'release:latest OR has:browser',
  'stack.function:main level:error'
]

test.each(EVENT_QUERIES)('%s: each event that matches counts where it lies', (query) => {
  const events = matchingEvents(issues, parseSearch(query).tree, FULL)
  expect(events.length).toBeGreaterThan(0)
  expect(timeline({ query }).series).toEqual([{ key: 'events', counts: countsOf(events) }])
})

test.each(['', 'is:unresolved', 'main', 'is:resolved main'])(
  '%j: all events of issues that match count',
  (query) => {
    const found = matchingIssues(issues, parseSearch(query).tree, FULL)
    const events = found.flatMap(({ members }) => members).filter(({ timestamp }) => timestamp >= RANGE.from)
    expect(timeline({ query }).series).toEqual([{ key: 'events', counts: countsOf(events) }])
  }
)

test('text beside filters on events is looked for in the issue', () => {
  const found = matchingIssues(issues, parseSearch('main').tree, FULL)
  const events = matchingEvents(found, parseSearch('level:error').tree, FULL)
  expect(timeline({ query: 'main level:error' }).series[0]?.counts).toEqual(countsOf(events))
})

test('of one issue, text is looked for in its events', () => {
  const [issue] = issues.toSorted((a, b) => b.events - a.events)
  const own = issue ? [issue] : []
  const events = matchingEvents(own, parseSearch('Linux').tree, FULL)
  expect(events.length).toBeGreaterThan(0)
  expect(events.length).toBeLessThan(issue?.events ?? 0)
  expect(timeline({ query: 'Linux', issueId: issue?.id }).series[0]?.counts).toEqual(countsOf(events))
})

test.each(['has:user', 'is:unresolved', ''])(
  '%j by level and by project: the parts of the whole',
  (query) => {
    const whole = timeline({ query }).series[0]?.counts
    for (const by of ['level', 'project']) {
      const { series } = timeline({ query, by })
      expect(series.length).toBeGreaterThan(1)
      const sums = whole?.map((_, bucket) =>
        series.reduce((sum, { counts }) => sum + (counts[bucket] ?? 0), 0)
      )
      expect(sums).toEqual(whole)
    }
  }
)

test('in environments and projects', () => {
  const scope = { environments: ['staging', ''], projectIds: ['1', '31'] }
  const chosen = issues.filter(({ projectId }) => scope.projectIds.includes(projectId))
  const events = matchingEvents(chosen, undefined, { ...FULL, environments: scope.environments })
  expect(timeline(scope).series[0]?.counts).toEqual(countsOf(events))
  expect(
    timeline({ projectIds: ['1', '31'], by: 'project' })
      .series.map(({ key }) => key)
      .toSorted()
  ).toEqual(['1', '31'])
})
