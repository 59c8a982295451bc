import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useQueryClient
} from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { coalesce } from './coalesce.ts'
import { useArrivals } from './live.ts'

const restMs = 700
/** At the top so many pages are kept fresh; the others are loaded again when they are scrolled to. */
const pagesAtTop = 2

interface Page<Row> {
  readonly rows: Row[]
  readonly nextCursor?: string | undefined
}

type Pages = InfiniteData<unknown>

function trim(queries: QueryClient, queryKey: QueryKey) {
  queries.setQueryData<Pages>(queryKey, (data) =>
    data === undefined || data.pages.length <= pagesAtTop
      ? data
      : { pages: data.pages.slice(0, pagesAtTop), pageParams: data.pageParams.slice(0, pagesAtTop) }
  )
}

/**
 * A list to which rows are only ever added, the latest first; live. At its top it is refetched as more arrives.
 * Scrolled, nothing moves: what arrived meanwhile is only counted, until the top is reached again.
 * `fetchPage` gives the page after a cursor, and the first one without.
 */
export function useLiveList<Row extends { readonly id: string }>(
  queryKey: QueryKey,
  fetchPage: (cursor?: string) => Promise<Page<Row>>
) {
  const queries = useQueryClient()
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData
  })
  const isAtTop = useRef(true)
  const [waiting, setWaiting] = useState(0)
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.rows), [list.data])

  const name = JSON.stringify(queryKey)
  const latest = useRef({ queryKey, name, newestId: rows[0]?.id, fetchPage })
  useEffect(() => {
    latest.current = { queryKey, name, newestId: rows[0]?.id, fetchPage }
  })

  const refresh = useMemo(() => {
    async function refetchTop() {
      trim(queries, latest.current.queryKey)
      await queries.invalidateQueries({ queryKey: latest.current.queryKey, exact: true })
      setWaiting(0)
    }
    async function count() {
      const { name, newestId, fetchPage } = latest.current
      const head = (await fetchPage()).rows
      const known = head.findIndex(({ id }) => id === newestId)
      if (name !== latest.current.name || isAtTop.current) return
      setWaiting(known < 0 ? head.length : known)
    }
    return coalesce(() => (isAtTop.current ? refetchTop() : count()), restMs)
  }, [queries])

  useArrivals(refresh)

  // Another list has nothing waiting yet; one that is left starts at its top again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the key
  useEffect(() => {
    setWaiting(0)
    return () => trim(queries, queryKey)
  }, [queries, name])

  /** To be told whether the list stands at its top. Coming back there shows what waited. */
  const setAtTop = useCallback(
    (next: boolean) => {
      const came = next && !isAtTop.current
      isAtTop.current = next
      if (came) refresh()
    },
    [refresh]
  )

  return { list, rows, waiting, setAtTop }
}
