import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { IssueDetail } from '../../shared/contract/issues.ts'
import { type EventFilters, eventTagsQuery, isFiltered, type TagSpread } from '../api/issue-queries.ts'

const noFilters: EventFilters = { query: '' }

/**
 * How tags are spread over the events that are meant: until those are counted, over all events of the issue. Undefined
 * until the issue has arrived.
 */
export function useEventTags(
  issueId: string,
  issue: IssueDetail | undefined,
  filters: EventFilters
): TagSpread | undefined {
  const isNarrowed = isFiltered(filters)
  const { data } = useQuery({ ...eventTagsQuery(issueId, filters), enabled: isNarrowed })
  const found = isNarrowed ? data : undefined
  const all = issue?.tags
  return useMemo(() => {
    if (found !== undefined) {
      return { rows: found.rows, filters, ...(found.isCut && { latest: found.events }) }
    }
    return all && { rows: all, filters: noFilters }
  }, [found, all, filters])
}
