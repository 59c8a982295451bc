import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { IssueFilters } from '../api/issue-lists.ts'
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
  const { search, go } = useIssueSearch()
  const { issueId, eventId } = useParams({ strict: false })
  const filters = useSame(toFilters(search))
  return { search, filters, issueId, eventId, go }
}

/**
 * The same but for what is open: who is told that by its parent, which may be later, does not render for the address as
 * well.
 */
export function useIssueSearch() {
  const search: IssueSearch = useSearch({ from: '/issues' })
  const navigate = useNavigate()

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

  return { search, go }
}

/** The same object for as long as the filters say the same: a step to another issue makes no other list. */
function useSame(filters: IssueFilters): IssueFilters {
  const [kept, setKept] = useState(filters)
  if (JSON.stringify(kept) === JSON.stringify(filters)) return kept
  setKept(filters)
  return filters
}
