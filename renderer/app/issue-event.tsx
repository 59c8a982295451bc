import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type EventFilters, eventPlaceQuery, isFiltered, type TagSpread } from '../api/issue-queries.ts'
import { keys } from '../api/keys.ts'
import { eventQuery, recommendedQuery } from '../api/queries.ts'
import { EventSkeleton } from '../features/event/event-skeleton.tsx'
import { EventView } from '../features/event/event-view.tsx'
import { NoEventFits } from '../features/issues/no-event-fits.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import styles from './issue-pane.module.css'

type OnFilter = (key: string, value: string, isExcluded: boolean) => void

interface IssueEventProps {
  issueId: string
  /** Undefined: the recommended one, or the latest that is meant where that is none of them. */
  eventId: string | undefined
  tags: TagSpread | undefined
  filters: EventFilters
  onShow: (eventId: string | 'recommended') => void
  onFilter: OnFilter
  onFilterEvents: OnFilter
  onClearFilters: () => void
}

/** One event of the issue, and the way to the others that are meant. */
export function IssueEvent({
  issueId,
  eventId,
  tags,
  filters,
  onShow,
  onFilter,
  onFilterEvents,
  onClearFilters
}: IssueEventProps) {
  const queries = useQueryClient()
  const isNarrowed = isFiltered(filters)
  const recommended = useQuery({ ...recommendedQuery(issueId), enabled: eventId === undefined })
  const asked = eventId ?? recommended.data
  const askedPlace = useQuery({
    ...eventPlaceQuery(issueId, asked ?? '', filters),
    enabled: isNarrowed && asked !== undefined
  })
  const found = askedPlace.data
  const isAsked = !isNarrowed || eventId !== undefined || found?.isFound === true
  const shownId = isAsked ? asked : (found?.latest ?? undefined)
  const place = useQuery({
    ...eventPlaceQuery(issueId, shownId ?? '', filters),
    enabled: isNarrowed && shownId !== undefined
  })
  const event = useQuery({ ...eventQuery(issueId, shownId ?? ''), enabled: shownId !== undefined })

  // The neighbours are likely to be looked at next.
  const neighbours = isNarrowed ? place.data : event.data?.neighbours
  const previous = neighbours?.previous
  const next = neighbours?.next
  useEffect(() => {
    for (const id of [previous, next]) {
      if (typeof id !== 'string') continue
      void queries.prefetchQuery(eventQuery(issueId, id))
      if (isNarrowed) void queries.prefetchQuery(eventPlaceQuery(issueId, id, filters))
    }
  }, [queries, issueId, previous, next, isNarrowed, filters])

  const failed = (eventId === undefined ? recommended.error : null) ?? askedPlace.error ?? event.error
  if (failed !== null) {
    return (
      <div className={styles.part}>
        <ErrorPanel
          what="The event cannot be shown."
          error={failed}
          onRetry={() => {
            void queries.invalidateQueries({ queryKey: keys.recommended(issueId) })
            void queries.invalidateQueries({ queryKey: keys.issue(issueId) })
          }}
        />
      </div>
    )
  }
  if (!isAsked && found?.total === 0) {
    return (
      <div className={styles.part}>
        <NoEventFits onClear={onClearFilters} />
      </div>
    )
  }
  if (event.data === undefined || (isNarrowed && place.data === undefined)) return <EventSkeleton />
  return (
    <EventView
      detail={event.data}
      place={isNarrowed ? place.data : undefined}
      spread={tags}
      isRecommended={eventId === undefined && isAsked}
      onShow={onShow}
      onFilter={onFilter}
      onFilterEvents={onFilterEvents}
    />
  )
}
