import { describe, expect, test } from 'vitest'
import { toPage } from '../../main/store/cursor.ts'
import { findIssueRefs, listIssues } from '../../main/store/issues.ts'
import { readEventPage } from '../../main/store/search/event-page.ts'
import { EventQuery } from '../../shared/contract/events.ts'
import { IssueQuery } from '../../shared/contract/issues.ts'
import { findKnownKey } from '../../shared/search/keys.ts'
import { parseSearch } from '../../shared/search/parse.ts'
import { createRandom, type Random } from '../bench/random.ts'
import { brokenQuery, type Vocabulary, validQuery } from '../search/random-queries.ts'
import { matchingEvents, matchingIssues, type ReferenceScope } from '../search/reference-match.ts'
import { REFERENCE_NOW, REFERENCE_PROJECTS } from '../search/reference-payloads.ts'
import { createReferenceStore, type ReferenceStore } from '../search/reference-store.ts'

/** SEARCH_RUNS asks for more, as `npm run fuzz` does. */
const VALID = Number(process.env.SEARCH_RUNS ?? 1_500)
const BROKEN = VALID / 5
/** Of so many searches for issues, one is also made for events. */
const EVENTS_OF = 5
const DAY_MS = 24 * 3_600_000

const reference = createReferenceStore(createRandom(5))
const vocabulary = vocabularyOf(reference)

test(`${VALID} random searches find what the definition says`, { timeout: 20_000 + VALID * 60 }, () => {
  const random = createRandom(6)
  const sizes = { none: 0, some: 0, all: 0 }
  for (let count = 0; count < VALID; count++) {
    const query = validQuery(random, vocabulary)
    const scope = randomScope(random)
    const found = compareIssues(query, scope)
    sizes[found === 0 ? 'none' : found === reference.issues.length ? 'all' : 'some']++
    if (count % EVENTS_OF === 0) compareEvents(query, scope)
  }
  // queries that find nothing, or everything, would prove nothing
  expect(sizes.some).toBeGreaterThan(VALID / 4)
  expect(sizes.all).toBeGreaterThan(0)
})

test(`${BROKEN} spoilt searches find what the definition says, or are refused`, {
  timeout: 20_000 + VALID * 20
}, () => {
  const random = createRandom(7)
  let refused = 0
  for (let count = 0; count < BROKEN; count++) {
    const query = brokenQuery(random, vocabulary)
    const scope = randomScope(random)
    if (parseSearch(query).problems.length === 0) {
      compareIssues(query, scope)
      compareEvents(query, scope)
      continue
    }
    refused++
    for (const search of [searchIssues, searchEvents]) {
      const refuse = () => search(query, scope)
      expect(refuse, query).toThrow(expect.objectContaining({ code: 'invalid_input' }))
    }
  }
  expect(refused).toBeGreaterThan(BROKEN / 10)
})

describe('ids', () => {
  const [issue] = reference.issues
  const event = issue?.members[0]
  const elsewhere: Scope = { ...randomScope(createRandom(1)), from: 0, to: 1 }

  test.each([issue?.shortId ?? '', issue?.shortId.toLowerCase() ?? '', event?.id ?? ''])('%s', (id) => {
    expect(searchIssues(id, elsewhere)).toEqual([issue?.id])
    expect(searchIssues(`"${id}"`, elsewhere)).toEqual([])
  })

  test('an event', () => {
    expect(searchEvents(event?.id ?? '', elsewhere)).toEqual([event?.id])
  })
})

interface Scope extends Pick<ReferenceScope, 'from' | 'to' | 'environments'> {
  readonly projectId?: string
}

/** Returns how many issues were found. */
function compareIssues(query: string, scope: Scope): number {
  const wanted = matchingIssues(issuesIn(scope), parseSearch(query).tree, fullScope(scope)).map(
    ({ id }) => id
  )
  expect(searchIssues(query, scope), about(query, scope)).toEqual(wanted.toSorted())
  return wanted.length
}

function compareEvents(query: string, scope: Scope): void {
  const wanted = matchingEvents(issuesIn(scope), parseSearch(query).tree, fullScope(scope)).map(
    ({ id }) => id
  )
  expect(searchEvents(query, scope), about(query, scope)).toEqual(wanted.toSorted())
}

function about(query: string, scope: Scope): string {
  return `${query}  ${JSON.stringify(scope)}`
}

function issuesIn({ projectId }: Scope) {
  return reference.issues.filter((issue) => projectId === undefined || issue.projectId === projectId)
}

function fullScope({ projectId: _, ...scope }: Scope): ReferenceScope {
  return { ...scope, now: REFERENCE_NOW, latestReleases: reference.latestReleases }
}

function searchIssues(query: string, scope: Scope): string[] {
  return findIssueRefs(reference.db, { query, ...scope }, REFERENCE_NOW)
    .map(String)
    .toSorted()
}

/** Page by page, and looking through few events at a time, so that all ways to find them are gone. */
function searchEvents(query: string, scope: Scope): string[] {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const part = EventQuery.parse({ query, limit: 60, cursor, ...scope })
    const rows = readEventPage(reference.db, part, REFERENCE_NOW, [5, 50])
    const page = toPage(rows, part.limit, (row) => ({ value: row.timestamp, ref: row.ref }))
    ids.push(...page.rows.map((row) => row.event_id.toString('hex')))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return ids.toSorted()
}

function randomScope(random: Random): Scope {
  const [from, to] = [randomTime(random), randomTime(random)]
  const environments = random.pick([
    undefined,
    undefined,
    undefined,
    ['production'],
    ['', 'staging'],
    ['none']
  ])
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(environments && { environments }),
    ...(random.below(4) === 0 && {
      projectId: random.pick([...REFERENCE_PROJECTS.map(({ id }) => id), '99'])
    })
  }
}

/** Often none, sometimes that of an event. */
function randomTime(random: Random): number | undefined {
  switch (random.below(4)) {
    case 0:
      return REFERENCE_NOW - random.below(14 * DAY_MS)
    case 1: {
      const { members } = random.pick(reference.issues)
      return random.pick(members).timestamp
    }
    default:
      return undefined
  }
}

/** Of the store itself, so that queries find something. */
function vocabularyOf({ issues }: ReferenceStore): Vocabulary {
  const values: Record<string, Set<string>> = {}
  const add = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') return
    const isText = (findKnownKey(name)?.type ?? 'text') === 'text'
    const key = isText ? name : `tags[${name}]`
    values[key] ??= new Set(['unheard of'])
    values[key].add(value)
  }
  const words = new Set([
    'x',
    '',
    ' ',
    '%',
    '_',
    '\\',
    '"',
    'no such text',
    'error',
    'WEB-1',
    'api-2',
    'utf-8'
  ])
  for (const issue of issues) {
    add('issue', issue.shortId)
    add('issue', issue.shortId.replace('-', '-0'))
    add('culprit', issue.culprit)
    add('project', issue.project)
    add('firstRelease', issue.firstRelease ?? undefined)
    words.add(issue.title)
    for (const event of issue.members) {
      for (const [key, value] of event.tags) add(key, value)
      for (const [key, value] of event.fields ?? []) add(key, value)
      for (const [key, value] of event.flags ?? []) add(`flags[${key}]`, value)
      for (const [key, value] of Object.entries(event.user ?? {})) add(`user.${key}`, value)
      for (const { type, value, mechanism } of event.errors) {
        add('error.type', type)
        add('error.value', value)
        add('error.mechanism', mechanism)
      }
      for (const frame of event.frames) {
        for (const [key, value] of Object.entries(frame)) if (key !== 'in_app') add(`stack.${key}`, value)
        words.add(frame.function ?? 'main')
      }
      add('release', 'latest')
      add('firstRelease', 'latest')
      add('title', event.title)
      for (const line of event.message.split('\n')) add('message', line)
      if (event.id < '1') add('id', event.id)
      words.add(event.user?.email ?? event.message)
    }
  }
  const lists = Object.entries(values).map(([key, all]) => [key, [...all]] as const)
  return { values: Object.fromEntries(lists), words: [...words], now: REFERENCE_NOW }
}

test('pages of issues hold what the search finds', () => {
  const random = createRandom(8)
  for (let count = 0; count < 100; count++) {
    const query = validQuery(random, vocabulary)
    const all = IssueQuery.parse({ query, limit: 500, ...randomScope(random) })
    const { rows, total } = listIssues(reference.db, all, REFERENCE_NOW)
    expect(rows.map(({ id }) => id).toSorted(), query).toEqual(searchIssues(query, all as Scope))
    expect(total).toBe(rows.length)
  }
})
