import { useQuery, useQueryClient } from '@tanstack/react-query'
import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import type { IssuePage } from '../../shared/contract/issues.ts'
import { keys } from '../api/keys.ts'
import { eventQuery, issueQuery, recommendedQuery } from '../api/queries.ts'
import { EventSkeleton } from '../features/event/event-skeleton.tsx'
import { EventView } from '../features/event/event-view.tsx'
import { IssueHeader } from '../features/issues/issue-header.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import styles from './issue-pane.module.css'

interface IssuePaneProps {
  issueId: string
  eventId: string | undefined
  projectNames: ReadonlyMap<string, string>
  isFull: boolean
  /** There is room for the list beside it. */
  canShrink: boolean
  onFull: () => void
  onClose: () => void
  onShow: (eventId: string | 'recommended') => void
  onFilter: (key: string, value: string, isExcluded: boolean) => void
}

/** An open issue with one of its events. */
export const IssuePane = memo(function IssuePane({
  issueId,
  eventId,
  projectNames,
  isFull,
  canShrink,
  onFull,
  onClose,
  onShow,
  onFilter
}: IssuePaneProps) {
  const queries = useQueryClient()
  const scroller = useRef<HTMLElement>(null)
  const issue = useQuery(issueQuery(issueId))
  const recommended = useQuery({
    ...recommendedQuery(issueId),
    enabled: eventId === undefined
  })
  const shownId = eventId ?? recommended.data
  const event = useQuery({
    ...eventQuery(issueId, shownId ?? ''),
    enabled: shownId !== undefined
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another issue starts at its top
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [issueId])

  // The neighbours are likely to be looked at next.
  const previous = event.data?.neighbours.previous
  const next = event.data?.neighbours.next
  useEffect(() => {
    for (const id of [previous, next]) {
      if (typeof id === 'string') void queries.prefetchQuery(eventQuery(issueId, id))
    }
  }, [queries, issueId, previous, next])

  const known = issue.data ?? listedIssue(queries.getQueriesData({ queryKey: keys.issueLists }), issueId)
  usePageTitle(known && `${known.shortId} ${known.title.slice(0, 100)}`)
  const failed = issue.error ?? (eventId === undefined ? recommended.error : null) ?? event.error
  return (
    <section ref={scroller} className={styles.pane} aria-label="Issue">
      {known !== undefined && (
        <IssueHeader
          issue={known}
          projectName={projectNames.get(known.projectId)}
          isFull={isFull}
          onFull={canShrink ? onFull : undefined}
          onClose={onClose}
        />
      )}
      {failed !== null && (
        <div className={styles.failed}>
          <ErrorPanel
            what={issue.isError ? 'The issue cannot be shown.' : 'The event cannot be shown.'}
            error={failed}
            onRetry={() => void queries.invalidateQueries({ queryKey: keys.issue(issueId) })}
          />
        </div>
      )}
      {event.data !== undefined ? (
        <EventView
          detail={event.data}
          distributions={issue.data?.tags}
          isRecommended={eventId === undefined}
          onShow={onShow}
          onFilter={onFilter}
        />
      ) : (
        failed === null && <EventSkeleton />
      )}
    </section>
  )
})

/** What a list already knows of an issue: enough for the header until the rest arrives. */
function listedIssue(lists: [unknown, { pages: IssuePage[] } | undefined][], issueId: string) {
  for (const [, data] of lists) {
    for (const page of data?.pages ?? []) {
      const found = page.rows.find((row) => row.id === issueId)
      if (found !== undefined) return found
    }
  }
  return undefined
}
