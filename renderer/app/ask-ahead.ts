import type { QueryClient } from '@tanstack/react-query'
import { parseSearch } from '../../shared/search/parse.ts'
import { issuesQuery } from '../api/issue-lists.ts'
import { projectsQuery, statusQuery } from '../api/queries.ts'
import { searchesQuery } from '../api/search-queries.ts'
import { readIssueSearch, toFilters } from '../features/issues/issue-filters.ts'
import { readSearch } from './search-params.ts'

/** Asks for what the first page needs before there is a page. Resolves when all of it was answered or has failed. */
export async function askAhead(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.prefetchQuery(statusQuery),
    queries.prefetchQuery(projectsQuery),
    askForList(queries),
    queries.prefetchQuery(searchesQuery)
  ])
}

async function askForList(queries: QueryClient): Promise<void> {
  const [path = '', text = ''] = window.location.hash.replace(/^#/, '').split('?')
  if (path !== '' && path !== '/' && !path.startsWith('/issues')) return
  const search = readIssueSearch(readSearch(text))
  const filters = toFilters(search)
  const isValid = parseSearch(filters.query).problems.length === 0
  if (isValid && search.group === undefined) await queries.prefetchInfiniteQuery(issuesQuery(filters))
}
