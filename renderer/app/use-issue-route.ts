import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { type IssueSearch, toFilters } from '../features/issues/issue-filters.ts'

interface Place {
  readonly issueId?: string | undefined
  readonly eventId?: string | undefined
  readonly search?: Partial<IssueSearch>
  /** Does not add to the history: for steps that one does not want to go back through one by one. */
  readonly replace?: boolean
}

/** What the address says about the issue page, and the ways to change it. */
export function useIssueRoute() {
  const search: IssueSearch = useSearch({ from: '/issues' })
  const { issueId, eventId } = useParams({ strict: false })
  const navigate = useNavigate()
  const { project, query, status, sort } = search
  const filters = useMemo(() => toFilters({ project, query, status, sort }), [project, query, status, sort])

  const go = useCallback(
    ({ issueId, eventId, search: change, replace = false }: Place) => {
      const options = {
        search: (previous: IssueSearch) => ({ ...previous, ...change }),
        replace
      } as const
      if (issueId === undefined) return void navigate({ to: '/issues', ...options })
      if (eventId === undefined)
        return void navigate({
          to: '/issues/$issueId',
          params: { issueId },
          ...options
        })
      return void navigate({
        to: '/issues/$issueId/events/$eventId',
        params: { issueId, eventId },
        ...options
      })
    },
    [navigate]
  )

  return { search, filters, issueId, eventId, go }
}
