import { useEffect, useMemo, useRef } from 'react'
import { parseSearch } from '../../shared/search/parse.ts'
import type { EventFilters, EventOrder } from '../api/issue-queries.ts'
import type { ChartTime } from '../features/issues/event-chart.tsx'
import { fromOrder, toOrder } from '../features/issues/event-order.ts'
import { addTerm, type IssueSearch } from '../features/issues/issue-filters.ts'
import { useStable } from '../ui/use-stable.ts'
import { useIssueSearch } from './use-issue-route.ts'

/** What of an address to change so that no event is left out. */
export const allEvents = {
  events: undefined,
  eventsFrom: undefined,
  eventsTo: undefined
} satisfies Partial<IssueSearch>

/** Which events of the open issue are meant, as the address says. They are of one issue: the next one has none. */
export function useEventFilters(issueId: string, eventId: string | undefined) {
  const { search, go } = useIssueSearch()
  const { events: typed = '', eventsFrom: from, eventsTo: to, eventsSort } = search
  const time = useMemo(
    (): ChartTime | undefined =>
      from !== undefined && to !== undefined && from < to ? { from, to } : undefined,
    [from, to]
  )
  // a search with a mistake is told, and leaves nothing out
  const query = useMemo(() => (parseSearch(typed).problems.length === 0 ? typed : ''), [typed])
  const filters = useMemo((): EventFilters => ({ query, from: time?.from, to: time?.to }), [query, time])
  const order = useMemo(() => toOrder(eventsSort), [eventsSort])

  const isFiltered = typed !== '' || time !== undefined
  const last = useRef(issueId)
  useEffect(() => {
    if (last.current === issueId) return
    last.current = issueId
    if (isFiltered) go({ issueId, eventId, search: allEvents, replace: true })
  }, [issueId, eventId, isFiltered, go])

  /** With fewer events, the one that is shown may be none of them; with more it stays. */
  function narrow(change: Partial<IssueSearch>, isFewer: boolean, replace = false) {
    go({ issueId, eventId: isFewer ? undefined : eventId, search: change, replace })
  }

  return {
    /** The search as it was typed, also where it has a mistake. */
    typed,
    filters,
    time,
    order,
    setTime: useStable((chosen: ChartTime | undefined) =>
      narrow({ eventsFrom: chosen?.from, eventsTo: chosen?.to }, chosen !== undefined)
    ),
    setQuery: useStable((text: string) =>
      narrow({ events: text === '' ? undefined : text }, text !== '', true)
    ),
    addTag: useStable((key: string, value: string, isExcluded: boolean) =>
      narrow({ events: addTerm(query, key, value, isExcluded) }, true)
    ),
    setOrder: useStable((chosen: EventOrder) =>
      go({ issueId, eventId, search: { eventsSort: fromOrder(chosen) }, replace: true })
    ),
    clear: useStable(() => narrow(allEvents, false))
  }
}
