import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { IssueDetail, IssueRow } from '../../../../shared/contract/issues.ts'
import type { IssueFilters } from '../../../api/issue-lists.ts'
import { keys } from '../../../api/keys.ts'
import type { ListPage } from '../../../api/list-pages.ts'
import { beginChange } from '../../../api/shown-changes.ts'
import { type IssuePatch, patchPages } from '../list-rows.ts'
import { stillFits } from '../still-fits.ts'

/** What happens to an issue. It gets the filters of the list that the issue is in; for one that is open, none. */
export type PatchOf = (issue: IssueRow, list: IssueFilters | undefined) => IssuePatch

/**
 * Shows changes at once wherever issues are shown, before the core has made them, and keeps showing them whatever else
 * is told of these issues meanwhile. Gives how that ends, see `beginChange`; what was not made is to be asked for again.
 */
export function showChange(queries: QueryClient, patchOf: PatchOf): (isMade: boolean) => void {
  for (const query of queries.getQueryCache().findAll({ queryKey: keys.issueLists })) {
    const filters = query.queryKey[1] as IssueFilters
    queries.setQueryData<InfiniteData<ListPage>>(query.queryKey, (data) => patched(data, filters, patchOf))
  }
  const details = queries.getQueryCache().findAll({
    queryKey: ['issue'],
    predicate: ({ queryKey }) => queryKey[2] === 'detail'
  })
  for (const { queryKey } of details) {
    queries.setQueryData<IssueDetail>(queryKey, (issue) => issue && patchedDetail(issue, patchOf))
  }
  return beginChange({
    inPage: (page, filters) => patched({ pages: [page] }, filters, patchOf)?.pages[0] ?? page,
    inDetail: (issue) => patchedDetail(issue, patchOf)
  })
}

function patched<Data extends { pages: readonly ListPage[] }>(
  data: Data | undefined,
  filters: IssueFilters,
  patchOf: PatchOf
): Data | undefined {
  return patchPages(data, (issue) => patchOf(issue, filters), stillFits(filters.query))
}

function patchedDetail(issue: IssueDetail, patchOf: PatchOf): IssueDetail {
  const patch = patchOf(issue, undefined)
  return patch === undefined || patch === 'gone' ? issue : { ...issue, ...patch }
}

/** The same for the time that something takes. */
export async function whileShown<Result>(
  queries: QueryClient,
  patchOf: PatchOf,
  run: () => Promise<Result>
): Promise<Result> {
  const end = showChange(queries, patchOf)
  try {
    const result = await run()
    end(true)
    return result
  } catch (error) {
    end(false)
    refetchIssues(queries)
    throw error
  }
}

/** Asks again for all lists: what went may be back. */
export function refetchLists(queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: keys.issueLists })
}

/** Asks again for everything that is known of issues: what is shown is not true. */
function refetchIssues(queries: QueryClient) {
  refetchLists(queries)
  void queries.invalidateQueries({ queryKey: ['issue'] })
}
