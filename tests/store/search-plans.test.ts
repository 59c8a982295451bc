import { describe, expect, test } from 'vitest'
import { pageQuery } from '../../main/store/issues.ts'
import { eventPageQuery } from '../../main/store/search/event-page.ts'
import { textRefs } from '../../main/store/search/find-texts.ts'
import { toSearch } from '../../main/store/search/search-sql.ts'
import { all, planOf, type Sql, sql } from '../../main/store/sql.ts'
import { timelineQuery } from '../../main/store/timeline.ts'
import { EventQuery } from '../../shared/contract/events.ts'
import { IssueQuery } from '../../shared/contract/issues.ts'
import { TimelineQuery } from '../../shared/contract/stats.ts'
import { createRandom } from '../bench/random.ts'
import { type Vocabulary, validQuery } from '../search/random-queries.ts'
import { REFERENCE_NOW } from '../search/reference-payloads.ts'
import { createReferenceStore } from '../search/reference-store.ts'

const { db } = createReferenceStore(createRandom(41))
const FROM = REFERENCE_NOW - 14 * 24 * 3_600_000

/** What would go through all events, or all counters of all issues. */
const FULL_SCAN = /SCAN (?:events|event_payloads|issue_tags|issue_hours|issue_days|tag_totals|counted)\b/

const VOCABULARY: Vocabulary = {
  values: {
    level: ['error', 'fatal'],
    environment: ['production'],
    release: ['web@1.10.0', 'latest'],
    browser: ['Chrome 120.0', 'Firefox 121.0'],
    user: ['id:1'],
    'user.email': ['User1@example.com'],
    'stack.function': ['main', 'render'],
    'error.type': ['TypeError'],
    'error.value': ['x is undefined'],
    title: ['TypeError: x is undefined'],
    message: ['x is slow'],
    transaction: ['/checkout'],
    culprit: ['/checkout'],
    id: ['0123456789abcdef0123456789abcdef'],
    trace: ['0123456789abcdef0123456789abcdef'],
    'flags[new-cart]': ['true']
  },
  words: ['main', 'undefined', 'x', 'example.com'],
  now: REFERENCE_NOW
}

const COUNT = 400

test(`${COUNT} random searches go through no table as a whole`, () => {
  const random = createRandom(42)
  for (let count = 0; count < COUNT; count++) {
    const query = validQuery(random, VOCABULARY)
    const range = random.pick([{}, { from: FROM }, { from: FROM, to: REFERENCE_NOW }])
    for (const [name, made] of Object.entries(queriesOf(query, range))) {
      const plan = planOf(db, made)
      // a condition that is never true has a plan that is never followed
      if (FULL_SCAN.test(plan) && all(db, made).length > 0)
        expect(plan, `${name}: ${query}`).not.toMatch(FULL_SCAN)
    }
  }
})

function queriesOf(query: string, range: { from?: number; to?: number }): Record<string, Sql> {
  const issues = toSearch(db, { query, ...range }, REFERENCE_NOW).issues
  const search = toSearch(db, { query, ...range }, REFERENCE_NOW, 'events')
  const events = EventQuery.parse({ query, ...range })
  const chart = TimelineQuery.parse({ query, from: FROM, to: REFERENCE_NOW, buckets: 56 })
  return {
    issues: sql`SELECT ref FROM issues WHERE ${issues}`,
    'newest events': eventPageQuery(db, events, search, { inOrder: true, since: FROM }),
    events: eventPageQuery(db, events, search, { inOrder: false }),
    timeline: timelineQuery(db, chart, 1, REFERENCE_NOW),
    'timeline of an issue': timelineQuery(db, { ...chart, issueId: '1' }, 1, REFERENCE_NOW)
  }
}

describe('searches', () => {
  const issuesPlan = (query: string) =>
    planOf(db, sql`SELECT ref FROM issues WHERE ${toSearch(db, { query }, REFERENCE_NOW).issues}`)

  test('one value is found in the counters, and no event is looked at', () => {
    for (const query of ['level:error', '!level:error', 'has:user', 'stack.function:main']) {
      expect(issuesPlan(query)).not.toContain('events')
    }
  })

  test('several values are looked for in the index of the events of an issue, without their rows', () => {
    expect(issuesPlan('level:error environment:production !has:user')).toContain(
      'USING COVERING INDEX events_by_issue (issue_ref=?)'
    )
  })

  test('text is found by the full-text index', () => {
    const plan = planOf(db, textRefs({ type: 'pattern', pieces: ['', 'undefined', ''] }))
    expect(plan).toContain('SCAN texts_index VIRTUAL TABLE INDEX')
    expect(plan).toContain('COVERING INDEX issue_texts_by_ref')
    expect(`${plan} ${issuesPlan('undefined')}`).not.toMatch(/SCAN (?:issue_texts|tag_values)/)
  })

  test('text of most issues is answered by the few that lack it', () => {
    expect(issuesPlan('error')).not.toMatch(/texts_index|values_index|issue_texts/)
  })

  test('a title that the issue shows is not looked for in its events', () => {
    const { issues } = toSearch(db, { query: 'title:*Error*' }, REFERENCE_NOW)
    expect(issues.text).toMatch(/issues\.title LIKE .* OR \(.*EXISTS \(SELECT 1 FROM events/s)
  })

  test('a time range is sought, not filtered', () => {
    const { issues } = toSearch(
      db,
      { query: 'level:error !has:user', from: FROM, to: REFERENCE_NOW },
      REFERENCE_NOW
    )
    expect(planOf(db, sql`SELECT ref FROM issues WHERE ${issues}`)).toContain(
      'events_by_issue (issue_ref=? AND timestamp>? AND timestamp<?)'
    )
  })
})

test('a moment that is asked for is sought in the events of an issue', () => {
  const { issues } = toSearch(db, { query: 'timestamp:-1h !has:user' }, REFERENCE_NOW)
  expect(planOf(db, sql`SELECT ref FROM issues WHERE ${issues}`)).toContain(
    'events_by_issue (issue_ref=? AND timestamp>?)'
  )
})

describe('lists', () => {
  const plan = (query: object) => {
    const parsed = IssueQuery.parse(query)
    return planOf(db, pageQuery(parsed, toSearch(db, parsed, REFERENCE_NOW).issues))
  }

  test.each([
    ['last seen', {}, 'issues_by_last_seen'],
    ['first seen', { sort: 'firstSeen' }, 'issues_by_first_seen'],
    ['events', { sort: 'events' }, 'issues_by_events'],
    ['users', { sort: 'users' }, 'issues_by_users'],
    ['a status', { query: 'is:unresolved' }, 'issues_by_status_last_seen'],
    ['a project', { projectId: '1' }, 'issues_by_project_last_seen'],
    ['a later page', { cursor: '5_5' }, 'issues_by_last_seen']
  ])('issues by %s are read in order', (_name, query, index) => {
    expect(plan(query)).toContain(index)
    expect(plan(query)).not.toContain('TEMP B-TREE')
  })

  test('issues that were found before are read in order, too', () => {
    const filter = sql`+issues.ref IN (SELECT value FROM json_each('[1, 2]'))`
    const found = planOf(db, pageQuery(IssueQuery.parse({}), filter))
    expect(found).toContain('issues_by_last_seen')
    expect(found).not.toContain('TEMP B-TREE')
  })

  test.each([
    ['all', {}, 'events_by_time'],
    ['all that match', { query: 'level:error user.id:5 main' }, 'events_by_time'],
    ["an issue's", { issueId: '1' }, 'events_by_issue'],
    ["an issue's that match", { issueId: '1', query: '!level:error' }, 'events_by_issue'],
    ["an issue's later page", { issueId: '1', cursor: '5_5' }, 'events_by_issue']
  ])('events, %s, are read in order', (_name, query, index) => {
    const parsed = EventQuery.parse(query)
    const search = toSearch(db, parsed, REFERENCE_NOW, 'events')
    const text = planOf(db, eventPageQuery(db, parsed, search, { inOrder: parsed.issueId === undefined }))
    expect(text).toContain(index)
    expect(text).not.toContain('TEMP B-TREE')
  })
})

test('timelines seek', () => {
  const range = { from: 0, to: REFERENCE_NOW, buckets: 1 }
  const plan = (query: object) =>
    planOf(db, timelineQuery(db, TimelineQuery.parse({ ...range, ...query }), 5, REFERENCE_NOW))
  expect(plan({})).toContain('SEARCH counted USING PRIMARY KEY (project_ref=? AND hour>? AND hour<?)')
  // that goes through what the one before found
  expect(plan({ issueId: '1' })).toMatch(
    /^CO-ROUTINE issues\nSEARCH issues USING INTEGER PRIMARY KEY.*\nSCAN issues\n/
  )
  expect(plan({ query: 'is:unresolved' })).toContain(
    'SEARCH counted USING PRIMARY KEY (issue_ref=? AND hour>? AND hour<?)'
  )
  expect(plan({ query: 'level:error', by: 'level' })).toContain(
    'SEARCH events USING COVERING INDEX events_by_issue (issue_ref=? AND timestamp>? AND timestamp<?)'
  )
})

test('timelines ask the counters of each issue once, where many values are looked for', () => {
  const range = { from: 0, to: REFERENCE_NOW, buckets: 1 }
  const plan = (query: string) =>
    planOf(db, timelineQuery(db, TimelineQuery.parse({ ...range, query }), 1, REFERENCE_NOW))
  const onceEach =
    /^CO-ROUTINE issues\n.*SEARCH issue_tags USING PRIMARY KEY \(issue_ref=\? AND key_ref=\?.*\).*\nSCAN issues\n/s
  expect(plan('release.version:>=0.1')).toMatch(onceEach)
  expect(plan('has:browser')).toMatch(onceEach)
  expect(plan('level:error')).not.toContain('SEARCH issue_tags USING PRIMARY KEY')
})
