import type { Client } from '../../../shared/contract/index.ts'

const DAY_MS = 24 * 3_600_000

/** One question, and how many milliseconds its answer may take in 19 of 20 cases. */
export interface Question {
  readonly name: string
  readonly belowMs: number
  /** Gives how much was found. */
  readonly ask: () => Promise<number>
}

type Query<Noun extends 'issues' | 'events'> = Parameters<Client[Noun]['list']>[0]

/** What is asked of every store: the words and ids come from the one at hand. */
export async function questionsFor(client: Client): Promise<Question[]> {
  const latest = (await client.issues.list({ limit: 1 })).rows[0]
  const largest = (await client.issues.list({ limit: 1, sort: 'events' })).rows[0]
  if (!latest || !largest) throw new Error('the store is empty')
  const { projectId } = largest
  const subject = { to: latest.lastSeen + 1, issueId: largest.id, projectId, rare: rarest(largest.title) }
  return [
    ...listQuestions(client, subject),
    ...completionQuestions(client, subject),
    ...timelineQuestions(client, subject),
    ...eventQuestions(client, subject),
    ...hardQuestions(client, subject)
  ]
}

interface Subject {
  /** Epoch ms: right after the last event. */
  readonly to: number
  /** The issue with the most events, and its project. */
  readonly issueId: string
  readonly projectId: string
  readonly rare: string
}

/** What looks the least like a word of a language. */
function rarest(title: string): string {
  const words = title.split(/[^\w.]+/).filter((word) => /^\w{4,}$/.test(word))
  return words.sort((a, b) => b.length - a.length)[0] ?? title
}

const TAGS = 'level:error environment:production release:web@*'
const GROUPS = '!has:user (browser:Chrome* OR os:Windows*)'

function listing(client: Client, belowMs: number, name: string, query: Query<'issues'>): Question {
  return { name, belowMs, ask: async () => (await client.issues.list(query)).total }
}

function listQuestions(client: Client, { to, rare }: Subject): Question[] {
  const fortnight = { from: to - 14 * DAY_MS }
  const list = (name: string, query: Query<'issues'>) => listing(client, 60, name, query)
  return [
    listing(client, 20, 'is:unresolved', { query: 'is:unresolved' }),
    listing(client, 20, 'is:unresolved, 14 days', { query: 'is:unresolved', ...fortnight }),
    list(TAGS, { query: TAGS }),
    list(`${TAGS}, 14 days`, { query: TAGS, ...fortnight }),
    list('a common word: error', { query: 'error' }),
    list(`a rare word: ${rare}`, { query: rare }),
    list(GROUPS, { query: GROUPS }),
    list(`${GROUPS}, 14 days`, { query: GROUPS, ...fortnight }),
    list('users in 14 days first', { sort: 'users', ...fortnight }),
    list('events in 14 days first', { sort: 'events', ...fortnight }),
    list('trends first', { sort: 'trends', query: 'is:unresolved' })
  ]
}

function completionQuestions(client: Client, { projectId }: Subject): Question[] {
  const keys = (name: string, query: Parameters<Client['tags']['keys']>[0]): Question => ({
    name: `keys: ${name}`,
    belowMs: 30,
    ask: async () => (await client.tags.keys(query)).rows.length
  })
  const values = (query: Parameters<Client['tags']['values']>[0]): Question => ({
    name: `values: ${query.key} ${query.contains ?? ''}${query.projectId === undefined ? '' : ' in a project'}`,
    belowMs: 30,
    ask: async () => (await client.tags.values(query)).rows.length
  })
  return [
    keys('all', {}),
    keys('b*', { prefix: 'b' }),
    keys('all in a project', { projectId }),
    values({ key: 'environment' }),
    values({ key: 'release', contains: 'web' }),
    values({ key: 'url' }),
    values({ key: 'user.email', contains: 'user1' }),
    values({ key: 'user.email', contains: 'user1', projectId }),
    values({ key: 'stack.function' }),
    values({ key: 'stack.function', contains: 'render' })
  ]
}

function timelineQuestions(client: Client, { to, issueId }: Subject): Question[] {
  const chart = { from: to - 14 * DAY_MS, to, buckets: 56, by: 'level' } as const
  const timeline = (belowMs: number, name: string, query: object): Question => ({
    name: `timeline: ${name}`,
    belowMs,
    ask: async () => sumOf(await client.stats.timeline({ ...chart, ...query }))
  })
  return [
    timeline(60, 'everything', {}),
    timeline(60, 'is:unresolved', { query: 'is:unresolved' }),
    timeline(60, TAGS, { query: TAGS }),
    timeline(60, 'largest issue', { issueId }),
    timeline(60, 'largest issue, environment:staging', { issueId, query: 'environment:staging' }),
    timeline(150, 'level:error', { query: 'level:error' }),
    timeline(150, 'error', { query: 'error' }),
    timeline(150, GROUPS, { query: GROUPS })
  ]
}

function sumOf({ series }: Awaited<ReturnType<Client['stats']['timeline']>>): number {
  return series.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)
}

const USER = 'user.email:user10001@example.com'

function eventQuestions(client: Client, { issueId }: Subject): Question[] {
  const events = (name: string, query: Query<'events'>): Question => ({
    name: `events: ${name}`,
    belowMs: 60,
    ask: async () => (await client.events.list(query)).rows.length
  })
  return [
    events(TAGS, { query: TAGS }),
    events('largest issue, environment:staging !has:user', {
      issueId,
      query: 'environment:staging !has:user'
    }),
    events('largest issue, a user', { issueId, query: USER }),
    events('a user', { query: USER })
  ]
}

function nameOf(query: string, { sort, from, to, environments }: Query<'issues'>, lastMs: number): string {
  const days = from === undefined ? [] : [`${(lastMs - from) / DAY_MS} days`]
  const end = to === undefined ? [] : ['but the last']
  return [
    query || 'everything',
    ...days,
    ...end,
    ...(environments ?? []).map((name) => `in "${name}"`),
    ...(sort ? [`${sort} first`] : [])
  ].join(', ')
}

/** What nobody set a bar for, and somebody will ask. */
function hardQuestions(client: Client, { to, issueId, rare }: Subject): Question[] {
  const quarter = { from: to - 90 * DAY_MS }
  const list = (query: string, more: Omit<Query<'issues'>, 'query'> = {}) =>
    listing(client, 150, nameOf(query, more, to), { query, ...more })
  const ask = (name: string, count: () => Promise<number>): Question => ({ name, belowMs: 150, ask: count })
  const TABS = ['unresolved', 'new', 'regressed', 'escalating', 'archived', 'resolved'].map(
    (name) => `is:${name}`
  )
  return [
    list(`${USER} OR level:fatal`),
    list('!environment:production'),
    list('!browser:Chrome* !os:Windows*'),
    list('timesSeen:>100'),
    list('lastSeen:-24h'),
    list('er'),
    list('"Cannot read properties"'),
    list(`!${rare}`),
    list('http* level:error'),
    list('stack.function:contains:render error.unhandled:true'),
    list('release.version:>=2.0'),
    list('release:latest'),
    list('timestamp:-1d !has:user'),
    list('message:timeout'),
    list('title:*Error*'),
    list('is:unresolved', { environments: [''], from: to - 14 * DAY_MS, to: to - DAY_MS }),
    list('', { sort: 'trends', ...quarter }),
    list('', { sort: 'users', ...quarter }),
    list(GROUPS, { sort: 'users', ...quarter }),
    list(TAGS, { sort: 'trends', from: to - 14 * DAY_MS, to: to - DAY_MS }),
    list('', { sort: 'events', from: to - 14 * DAY_MS, to: to - DAY_MS }),
    ask('all tabs at once', async () => {
      const pages = await Promise.all(['', ...TABS].map((query) => client.issues.list({ query, limit: 1 })))
      return pages.reduce((sum, { total }) => sum + total, 0)
    }),
    ask('events: error', async () => (await client.events.list({ query: 'error' })).rows.length),
    ask(
      'events: no such text',
      async () => (await client.events.list({ query: 'no such text' })).rows.length
    ),
    ask('largest issue: latest event', async () => {
      const { neighbours } = await client.events.get({ issueId, which: 'latest' })
      return neighbours.total
    }),
    ask('largest issue: the event before', async () => {
      const { neighbours } = await client.events.get({ issueId, which: 'latest' })
      return (await client.events.get({ id: neighbours.previous ?? '' })).neighbours.position
    }),
    ask('largest issue: distributions', async () => (await client.issues.get({ id: issueId })).tags.length),
    ask('largest issue: similar', async () => (await client.issues.similar({ id: issueId })).rows.length),
    ask('largest issue: releases', async () => (await client.issues.releases({ id: issueId })).rows.length),
    ask('largest issue: values of url', async () => {
      return (await client.tags.values({ key: 'url', issueId })).rows.length
    }),
    ask('largest issue: users over time', async () => {
      const range = { from: to - 14 * DAY_MS, to, buckets: 56 }
      return sumOf(await client.stats.timeline({ issueId, count: 'users', ...range }))
    })
  ]
}
