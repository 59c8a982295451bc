import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { IssueRow } from '../../../shared/contract/issues.ts'
import { parseSearch } from '../../../shared/search/parse.ts'
import { coalesce } from '../../api/coalesce.ts'
import {
  fetchIssues,
  type IssueFilters,
  issueCountsQuery,
  issuesPerPage,
  issuesQuery
} from '../../api/issue-lists.ts'
import type { ListPage, ListParts } from '../../api/list-pages.ts'
import { useIssueChanges } from '../../api/live.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { itemsOf, patchPages } from './list-rows.ts'
import { useHold } from './use-hold.ts'

const restMs = 300
const wholeRestMs = 2000
/** At the top about so many rows are kept fresh; the others are loaded again when they are scrolled to. */
const rowsAtTop = 150

function trim(queries: QueryClient, queryKey: ReturnType<typeof issuesQuery>['queryKey']) {
  queries.setQueryData(queryKey, (data) => {
    if (data === undefined) return undefined
    let rows = 0
    const kept = data.pages.findIndex((page) => {
      rows += page.rows.length
      return rows >= rowsAtTop
    })
    if (kept < 0 || kept === data.pages.length - 1) return data
    return { pages: data.pages.slice(0, kept + 1), pageParams: data.pageParams.slice(0, kept + 1) }
  })
}

/**
 * The issue list, live. While nothing holds it, it is refetched as changes arrive. Held, its order stays as it is: rows
 * get their new numbers in place, and issues that were created meanwhile are only counted.
 */
export function useIssueList(filters: IssueFilters, parts: ListParts | undefined) {
  const queries = useQueryClient()
  const isValid = useMemo(() => parseSearch(filters.query).problems.length === 0, [filters.query])
  const options = { ...issuesQuery(filters, parts), enabled: isValid }
  const list = useInfiniteQuery(options)
  const created = useRef(new Set<string>())
  const visibleId = useRef<string | undefined>(undefined)
  /** Stops a refetch under way that may move rows. */
  const stopMoving = useRef<AbortController | undefined>(undefined)
  const [waiting, setWaiting] = useState(0)
  const [freshTotal, setFreshTotal] = useState<number | undefined>(undefined)

  // A list in parts does not know its whole before its end.
  const whole = useLiveQuery(
    { ...issueCountsQuery([filters]), enabled: isValid && parts !== undefined },
    wholeRestMs
  )

  const pages = list.data?.pages
  const latest = useRef({ filters, options, pages, isValid })
  useEffect(() => {
    latest.current = { filters, options, pages, isValid }
  })

  function forget() {
    created.current.clear()
    setWaiting(0)
    setFreshTotal(undefined)
  }

  const refresh = useRefresh(async (isMeant) => {
    const asked = latest.current
    if (!asked.isValid) return
    if (isMeant || !hold.isHeld()) {
      trim(queries, asked.options.queryKey)
      const stop = new AbortController()
      stopMoving.current = isMeant ? undefined : stop
      await queries.invalidateQueries({ queryKey: asked.options.queryKey, exact: true })
      stopMoving.current = undefined
      if (asked.filters === latest.current.filters && !stop.signal.aborted) forget()
      return
    }
    const [youngest, inSight] = await Promise.all([
      fetchIssues({ ...asked.filters, sort: 'firstSeen' }),
      fetchAround(asked.filters, asked.pages, visibleId.current)
    ])
    if (asked.filters !== latest.current.filters) return
    const known = new Map([...inSight, ...youngest.rows].map((row) => [row.id, row]))
    queries.setQueryData(asked.options.queryKey, (data) =>
      patchPages(
        data,
        ({ id }) => known.get(id),
        () => true
      )
    )
    const shown = new Set(latest.current.pages?.flatMap((page) => page.rows.map(({ id }) => id)))
    setWaiting(youngest.rows.filter(({ id }) => created.current.has(id) && !shown.has(id)).length)
    setFreshTotal(youngest.total)
  })

  const hold = useHold({
    onRelease: () => refresh(),
    // what was asked for before one pointed at the list must not move it afterwards
    onHold() {
      if (stopMoving.current === undefined) return
      stopMoving.current.abort()
      void queries.cancelQueries({ queryKey: latest.current.options.queryKey, exact: true })
      refresh()
    }
  })
  useIssueChanges((changes) => {
    for (const id of changes.created) created.current.add(id)
    refresh()
  })

  // Another list: what was newer than the one before says nothing about it. One that is left starts at its top again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters are what it depends on
  useEffect(() => {
    forget()
    return () => trim(queries, issuesQuery(filters, parts).queryKey)
  }, [queries, filters])

  const items = useMemo(() => itemsOf(pages ?? [], parts), [pages, parts])
  const total = freshTotal ?? (parts === undefined ? pages?.[0]?.total : whole.data?.[0])

  return {
    list,
    items,
    total,
    waiting,
    hold,
    /** Shows what waits, even if something holds the list. */
    showNewer: () => refresh(true),
    /** The first issue in sight: to be told. */
    visibleId,
    isValid
  }
}

/** One refresh at a time, some time apart. `isMeant` where the user asks for it, whatever holds the list. */
function useRefresh(run: (isMeant: boolean) => Promise<void>) {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useMemo(() => {
    let isMeant = false
    const start = coalesce(() => {
      const wasMeant = isMeant
      isMeant = false
      return latest.current(wasMeant)
    }, restMs)
    return (meant = false) => {
      isMeant ||= meant
      start()
    }
  }, [])
}

/** The page that an issue was loaded with, as it is now. */
async function fetchAround(
  filters: IssueFilters,
  pages: readonly ListPage[] | undefined,
  id: string | undefined
): Promise<IssueRow[]> {
  const index =
    id === undefined ? -1 : (pages?.findIndex((page) => page.rows.some((row) => row.id === id)) ?? -1)
  const page = pages?.[index]
  if (page === undefined) return []
  const before = pages?.slice(0, index).findLast(({ part }) => part === page.part)
  const asked = page.part === undefined ? filters : { ...filters, projectIds: [page.part] }
  return (await fetchIssues(asked, before?.nextCursor, issuesPerPage, filters)).rows
}
