import type { QueryClient } from '@tanstack/react-query'
import { parseSearch } from '../../shared/search/parse.ts'
import { issuesQuery } from '../api/issue-lists.ts'
import { projectsQuery, statusQuery } from '../api/queries.ts'
import { IssueSearch, toFilters } from '../features/issues/issue-filters.ts'
import { readSearch } from './search-params.ts'

/** Asks for what the first page needs before there is a page: the answer and the page come about together. */
export function askAhead(queries: QueryClient) {
  void queries.prefetchQuery(statusQuery)
  void queries.prefetchQuery(projectsQuery)
  const [path = '', text = ''] = window.location.hash.replace(/^#/, '').split('?')
  if (path !== '' && path !== '/' && !path.startsWith('/issues')) return
  const search = IssueSearch.parse(readSearch(text))
  const filters = toFilters(search)
  const isValid = parseSearch(filters.query).problems.length === 0
  if (isValid && search.group === undefined) void queries.prefetchInfiniteQuery(issuesQuery(filters))
}
