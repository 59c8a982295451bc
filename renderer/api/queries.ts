import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from './connection.ts'
import { keys } from './keys.ts'
import { askAsShown } from './shown-changes.ts'

/** What the list of envelope items is asked for. */
export interface ItemFilters {
  readonly type: string | undefined
  readonly projectId: string | undefined
}

export const statusQuery = queryOptions({
  queryKey: keys.status,
  queryFn: () => client.status.get({})
})

export const projectsQuery = queryOptions({
  queryKey: keys.projects,
  queryFn: () => client.projects.list({})
})

/** An issue, with the changes that are shown already. */
export function issueQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.issue(id), 'detail'],
    queryFn: () =>
      askAsShown(
        () => client.issues.get({ id }),
        ({ inDetail }, issue) => inDetail(issue)
      )
  })
}

/**
 * The id of the event with the most to tell. Asked once while it is shown, so that what is being read is not
 * swapped for a later event; `live.ts` forgets the answers that nobody looks at.
 */
export function recommendedQuery(issueId: string) {
  return queryOptions({
    queryKey: keys.recommended(issueId),
    queryFn: async ({ client: queries }) => {
      const detail = await client.events.get({ issueId, which: 'recommended' })
      queries.setQueryData(eventQuery(issueId, detail.id).queryKey, detail)
      return detail.id
    }
  })
}

/** One event of an issue. A change to the issue refetches it for the sake of its neighbours. */
export function eventQuery(issueId: string, id: string) {
  return queryOptions({
    queryKey: [...keys.issue(issueId), 'event', id],
    queryFn: async ({ client: queries }) => {
      // Two projects may hold the same event id: the issue knows which one is meant.
      const { projectId } = await queries.ensureQueryData(issueQuery(issueId))
      return client.events.get({ id, projectId })
    }
  })
}

/** The payload as received. It never changes. */
export function rawEventQuery(issueId: string, eventId: string, projectId: string) {
  return queryOptions({
    queryKey: ['raw', issueId, eventId],
    queryFn: () => client.events.get({ id: eventId, projectId, raw: true }),
    select: (detail) => detail.raw ?? '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000
  })
}

export function groupingQuery(eventId: string, projectId: string) {
  return queryOptions({
    queryKey: ['grouping', projectId, eventId],
    queryFn: () => client.groupings.explain({ eventId, projectId })
  })
}

/** Events of an issue over time. The range is rounded by the caller so that it can be cached. */
export function issueTimelineQuery(issueId: string, from: number, to: number, buckets: number) {
  return queryOptions({
    queryKey: [...keys.issue(issueId), 'timeline', from, to, buckets],
    queryFn: () => client.stats.timeline({ issueId, from, to, buckets, query: '' }),
    placeholderData: keepPreviousData
  })
}
