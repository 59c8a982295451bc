import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { IssueDetail, IssueRow } from '../../../../shared/contract/issues.ts'
import type { IssueFilters } from '../../../api/issue-lists.ts'
import { keys } from '../../../api/keys.ts'
import type { ListPage } from '../../../api/list-pages.ts'
import { type IssuePatch, patchPages } from '../list-rows.ts'
import { stillFits } from '../still-fits.ts'

/**
 * Shows changes at once wherever issues are shown, before the core has made them. `patchOf` gets the filters of the list
 * that an issue is in; of an issue that is open, none.
 */
export function patchShown(
  queries: QueryClient,
  patchOf: (issue: IssueRow, list: IssueFilters | undefined) => IssuePatch
) {
  for (const query of queries.getQueryCache().findAll({ queryKey: keys.issueLists })) {
    const filters = query.queryKey[1] as IssueFilters
    queries.setQueryData<InfiniteData<ListPage>>(query.queryKey, (data) =>
      patchPages(data, (issue) => patchOf(issue, filters), stillFits(filters.query))
    )
  }
  const details = queries.getQueryCache().findAll({
    queryKey: ['issue'],
    predicate: ({ queryKey }) => queryKey[2] === 'detail'
  })
  for (const { queryKey } of details) {
    queries.setQueryData<IssueDetail>(queryKey, (issue) => {
      if (issue === undefined) return undefined
      const patch = patchOf(issue, undefined)
      return patch === undefined || patch === 'gone' ? issue : { ...issue, ...patch }
    })
  }
}

/** Asks again for all lists: what went may be back. */
export function refetchLists(queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: keys.issueLists })
}
