import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { IssueSelection, IssueSort } from '../../shared/contract/issues.ts'
import { addFilter } from '../../shared/search/edit.ts'
import { client } from './connection.ts'
import { keys } from './keys.ts'
import { type ListPage, type ListParts, nextPage, type PageParam } from './list-pages.ts'
import { askAsShown } from './shown-changes.ts'
import { boundsOf, type TimeRange } from './time-range.ts'

/** Which issues and events are meant. An empty list means all. */
export interface IssueScope {
  readonly query: string
  readonly projectIds: readonly string[]
  readonly environments: readonly string[]
  readonly time: TimeRange | undefined
}

/** What the issue list is asked for. */
export interface IssueFilters extends IssueScope {
  readonly sort: IssueSort
}

export const issuesPerPage = 100

/** A scope in the contract's terms, as of now. */
export function toSelection({ query, projectIds, environments, time }: IssueScope) {
  return {
    query,
    ...(projectIds.length > 0 && { projectIds: [...projectIds] }),
    ...(environments.length > 0 && { environments: [...environments] }),
    ...boundsOf(time, Date.now())
  } satisfies IssueSelection
}

/** One page of issues, with the changes that are shown already. `list`: what the whole list asks for, where this is a part. */
export function fetchIssues(
  filters: IssueFilters,
  cursor?: string,
  limit = issuesPerPage,
  list: IssueFilters = filters
) {
  const { sort, ...scope } = filters
  const question = { ...toSelection(scope), sort, limit, ...(cursor !== undefined && { cursor }) }
  return askAsShown(
    () => client.issues.list(question),
    ({ inPage }, page) => inPage(page, list)
  )
}

/** The list, endless. It is refetched by the list itself, which knows what is being read. */
export function issuesQuery(filters: IssueFilters, parts?: ListParts) {
  const first: PageParam = nextPage([], parts) ?? {}
  return infiniteQueryOptions({
    queryKey: keys.issueList(filters, parts?.ids),
    queryFn: async ({ pageParam: { part, cursor } }): Promise<ListPage> => {
      const asked = part === undefined ? filters : { ...filters, projectIds: [part] }
      return { ...(await fetchIssues(asked, cursor, issuesPerPage, filters)), part }
    },
    initialPageParam: first,
    getNextPageParam: (_, pages) => nextPage(pages, parts),
    placeholderData: keepPreviousData
  })
}

/** The first issues that match, for a choice among them. */
export function issuesFoundQuery(filters: IssueFilters, limit: number) {
  return queryOptions({
    queryKey: keys.issuesFound(filters, limit),
    queryFn: () => fetchIssues(filters, undefined, limit),
    placeholderData: keepPreviousData
  })
}

/** How many issues match each of some scopes. They are asked one after the other, so that more urgent calls pass between. */
export function issueCountsQuery(scopes: readonly IssueScope[]) {
  return queryOptions({
    queryKey: keys.issueCounts(scopes),
    queryFn: async () => {
      const totals: number[] = []
      for (const scope of scopes) {
        totals.push((await fetchIssues({ ...scope, sort: 'lastSeen' }, undefined, 1)).total)
      }
      return totals
    },
    placeholderData: keepPreviousData
  })
}

const hourMs = 3_600_000

/** Events that match over time, by level. The range is rounded by the caller so that it can be kept. */
export function timelineQuery(
  scope: IssueScope,
  { from, to, buckets }: { readonly from: number; readonly to: number; readonly buckets: number }
) {
  // counts are kept by the hour; a term on the time of events has them looked at one by one
  const isFine = (to - from) / buckets < hourMs
  const query = isFine ? addFilter(scope.query, `timestamp:>=${new Date(from).toISOString()}`) : scope.query
  return queryOptions({
    queryKey: keys.timeline(scope, from, to, buckets),
    queryFn: () =>
      client.stats.timeline({
        ...toSelection({ ...scope, query, time: { from, to } }),
        from,
        to,
        buckets,
        by: 'level'
      }),
    placeholderData: keepPreviousData
  })
}
