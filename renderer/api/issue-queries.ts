import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AttachmentKind } from '../../shared/contract/attachments.ts'
import type { EventSort } from '../../shared/contract/events.ts'
import type { TagDistribution } from '../../shared/contract/issues.ts'
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

/** Where feature flags were first seen with another value than before. */
export function issueFlagChangesQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.issue(id), 'flag changes'],
    queryFn: () => client.issues.flagChanges({ id })
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

/** True where some events may not be meant. */
export function isFiltered({ query, from, to }: EventFilters): boolean {
  return query !== '' || from !== undefined || to !== undefined
}

function timeIn({ from, to }: EventFilters) {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** How the events of an issue are sorted. */
export interface EventOrder {
  readonly sort: EventSort
  readonly ascending: boolean
}

const eventsPerPage = 100

/** The events of an issue that match, endless. `tags`: the keys of those that the rows have. */
export function issueEventsQuery(
  issueId: string,
  filters: EventFilters,
  { sort, ascending }: EventOrder,
  tags: readonly string[] = []
) {
  const isByTime = sort === 'timestamp' && !ascending
  return infiniteQueryOptions({
    queryKey: [...keys.issue(issueId), 'events', filters, sort, ascending, tags],
    queryFn: ({ pageParam }) =>
      client.events.list({
        issueId,
        query: filters.query,
        limit: eventsPerPage,
        ...timeIn(filters),
        ...(!isByTime && { sort, ascending }),
        ...(tags.length > 0 && { tags: [...tags] }),
        ...(pageParam !== undefined && { cursor: pageParam })
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData
  })
}

const filesPerPage = 100
/** Pictures are shown, not only named. */
const picturesPerPage = 24

/** The files of an issue's events, all or those of a kind, endless. */
export function issueAttachmentsQuery(issueId: string, kind: AttachmentKind | undefined) {
  return infiniteQueryOptions({
    queryKey: [...keys.issue(issueId), 'attachments', kind ?? null],
    queryFn: ({ pageParam }) =>
      client.attachments.list({
        issueId,
        limit: kind === 'picture' ? picturesPerPage : filesPerPage,
        ...(kind !== undefined && { kind }),
        ...(pageParam !== undefined && { cursor: pageParam })
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor
  })
}

/** What users wrote about an issue's events, endless. */
export function issueFeedbackQuery(issueId: string) {
  return infiniteQueryOptions({
    queryKey: [...keys.issue(issueId), 'feedback'],
    queryFn: ({ pageParam }) =>
      client.feedback.list({ issueId, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor
  })
}

/** Where an event stands among those that are meant. */
export function eventPlaceQuery(issueId: string, id: string, filters: EventFilters) {
  return queryOptions({
    queryKey: [...keys.issue(issueId), 'place', id, filters],
    queryFn: () => client.events.place({ issueId, id, query: filters.query, ...timeIn(filters) })
  })
}

/** The latest moment that a date can hold. */
const endOfTime = 8_640_000_000_000_000

/** How many events are meant, and how many users they hit. */
export function eventCountsQuery(issueId: string, filters: EventFilters) {
  return queryOptions({
    queryKey: [...keys.issue(issueId), 'counts', filters],
    queryFn: async () => {
      const { query, from = 0, to = endOfTime } = filters
      const [{ total }, users] = await Promise.all([
        client.events.place({ issueId, id: '', query, ...timeIn(filters) }),
        client.stats.timeline({ issueId, query, from, to, buckets: 1, count: 'users' })
      ])
      return { events: total, users: users.series[0]?.counts[0] ?? 0 }
    },
    placeholderData: keepPreviousData
  })
}

/** How tags are spread over the events that are meant. */
export interface TagSpread {
  readonly rows: readonly TagDistribution[]
  /** Which events are counted. */
  readonly filters: EventFilters
  /** Only so many were counted, the latest. Absent: all. */
  readonly latest?: number
}

/** How the tags of the events that match are spread. */
export function eventTagsQuery(issueId: string, filters: EventFilters) {
  return queryOptions({
    queryKey: [...keys.issue(issueId), 'tags', filters],
    queryFn: () => client.tags.distributions({ issueId, query: filters.query, ...timeIn(filters) }),
    placeholderData: keepPreviousData
  })
}

/** The most that are asked for of one tag. */
export const mostTagValues = 500

/** Values of a tag among the events that match, those that contain a text, the most frequent first. */
export function eventTagValuesQuery(issueId: string, filters: EventFilters, key: string, contains: string) {
  return queryOptions({
    queryKey: [...keys.issue(issueId), 'tag values', key, filters, contains],
    queryFn: () =>
      client.tags.values({
        issueId,
        key,
        contains,
        limit: mostTagValues,
        query: filters.query,
        ...timeIn(filters)
      }),
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
