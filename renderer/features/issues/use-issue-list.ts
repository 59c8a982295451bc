import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Issue } from '../../../shared/model/issue.ts'
import { coalesce } from '../../api/coalesce.ts'
import { useIssueChanges } from '../../api/live.ts'
import { fetchIssues, type IssueFilters, issuesQuery } from '../../api/queries.ts'
import { rowsOf } from './list-rows.ts'

const restMs = 300
/** At the top so many pages are kept fresh; the others are loaded again when they are scrolled to. */
const pagesAtTop = 2

const nothingNewer: ReadonlyMap<string, Issue> = new Map()

function trim(queries: QueryClient, queryKey: ReturnType<typeof issuesQuery>['queryKey']) {
  queries.setQueryData(queryKey, (data) =>
    data === undefined || data.pages.length <= pagesAtTop
      ? data
      : { pages: data.pages.slice(0, pagesAtTop), pageParams: data.pageParams.slice(0, pagesAtTop) }
  )
}

/**
 * The issue list, live. At the top it is refetched as changes arrive. Scrolled, its order stays as it is: rows get
 * their new numbers in place, and issues that were created meanwhile are only counted.
 */
export function useIssueList(filters: IssueFilters) {
  const queries = useQueryClient()
  const options = issuesQuery(filters)
  const list = useInfiniteQuery(options)
  const isAtTop = useRef(true)
  const created = useRef(new Set<string>())
  const [newer, setNewer] = useState(nothingNewer)

  const latest = useRef({ filters, options })
  useEffect(() => {
    latest.current = { filters, options }
  })

  const refresh = useMemo(() => {
    async function refetchTop() {
      const { queryKey } = latest.current.options
      trim(queries, queryKey)
      await queries.invalidateQueries({ queryKey, exact: true })
      created.current.clear()
      setNewer(nothingNewer)
    }
    async function refetchHead() {
      const asked = latest.current.filters
      const page = await fetchIssues(asked)
      if (asked === latest.current.filters) setNewer(new Map(page.rows.map((row) => [row.id, row])))
    }
    return coalesce(() => (isAtTop.current ? refetchTop() : refetchHead()), restMs)
  }, [queries])

  useIssueChanges((changes) => {
    if (!isAtTop.current) for (const id of changes.created) created.current.add(id)
    refresh()
  })

  // Another list: what was newer than the one before says nothing about it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters are what it depends on
  useEffect(() => {
    created.current.clear()
    setNewer(nothingNewer)
  }, [filters])

  // A list that is left starts at its top again: what was loaded below need not be kept fresh.
  useEffect(() => () => trim(queries, issuesQuery(filters).queryKey), [queries, filters])

  const pages = list.data?.pages
  const rows = useMemo(() => rowsOf(pages ?? [], newer), [pages, newer])
  const waiting = useMemo(() => {
    const shown = new Set(rows.map((row) => row.id))
    return [...newer.keys()].filter((id) => created.current.has(id) && !shown.has(id)).length
  }, [rows, newer])

  /** To be told whether the list stands at its top. Coming back there shows what waited. */
  const setAtTop = useCallback(
    (next: boolean) => {
      const came = next && !isAtTop.current
      isAtTop.current = next
      if (came) refresh()
    },
    [refresh]
  )

  return { list, rows, total: pages?.[0]?.total, waiting, setAtTop }
}
