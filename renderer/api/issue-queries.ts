import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from './connection.ts'
import { keys } from './keys.ts'

/** Issues that are part of this one. */
export function mergedQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.issue(id), 'merged'],
    queryFn: () => client.issues.merged({ id })
  })
}

/** The hashes of an issue, those with the most events first. */
export function hashesQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.issue(id), 'hashes'],
    queryFn: () => client.issues.hashes({ id })
  })
}

/** Issues that are like this one. They are not asked for again with each event: what is being read stays. */
export function similarQuery(id: string) {
  return queryOptions({
    queryKey: ['similar', id],
    queryFn: () => client.issues.similar({ id }),
    staleTime: 30_000
  })
}

export function issueReleasesQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.issue(id), 'releases'],
    queryFn: () => client.issues.releases({ id })
  })
}

/** An event, or an issue: its latest event stands for it. */
export interface Subject {
  readonly eventId?: string
  readonly issueId?: string
}

/** Why two events are together or apart. */
export function comparisonQuery(a: Subject, b: Subject) {
  return queryOptions({
    queryKey: ['comparison', a, b],
    queryFn: () => client.groupings.compare({ a, b })
  })
}

/** Which events of an issue are meant. Times are epoch ms: [from, to). */
export interface EventFilters {
  readonly query: string
  readonly from?: number | undefined
  readonly to?: number | undefined
}

const eventsPerPage = 100

/** The events of an issue that match, the latest first, endless. */
export function issueEventsQuery(issueId: string, { query, from, to }: EventFilters) {
  return infiniteQueryOptions({
    queryKey: [...keys.issue(issueId), 'events', query, from ?? null, to ?? null],
    queryFn: ({ pageParam }) =>
      client.events.list({
        issueId,
        query,
        limit: eventsPerPage,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(pageParam !== undefined && { cursor: pageParam })
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData
  })
}

/** What of an issue is counted, over a time in equal buckets. */
export interface ChartQuestion {
  readonly from: number
  readonly to: number
  readonly buckets: number
  readonly count: 'events' | 'users'
  readonly query: string
}

/** Events or users of an issue over time. The range is rounded by the caller so that it can be cached. */
export function issueChartQuery(issueId: string, question: ChartQuestion) {
  return queryOptions({
    queryKey: [...keys.issue(issueId), 'timeline', question],
    queryFn: () => client.stats.timeline({ issueId, ...question }),
    placeholderData: keepPreviousData
  })
}
