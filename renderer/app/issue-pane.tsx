import { useQuery, useQueryClient } from '@tanstack/react-query'
import { memo, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { IssueDetail } from '../../shared/contract/issues.ts'
import { keys } from '../api/keys.ts'
import type { ListPage } from '../api/list-pages.ts'
import { issueQuery } from '../api/queries.ts'
import { ActivityList } from '../features/activity/activity-list.tsx'
import { IssueAttachments } from '../features/event/attachments/issue-attachments.tsx'
import { IssueFeedback } from '../features/event/feedback/issue-feedback.tsx'
import { EventSearch } from '../features/issues/event-search.tsx'
import { findHit, type Hit } from '../features/issues/find-hit.ts'
import { IssueEvents } from '../features/issues/issue-events.tsx'
import { IssueHeader } from '../features/issues/issue-header.tsx'
import { type IssuePart, IssueTabs } from '../features/issues/issue-tabs.tsx'
import { SearchMistake } from '../features/issues/search-mistake.tsx'
import { CompareWith } from '../features/merging/compare-with.tsx'
import { MergedPart } from '../features/merging/merged-part.tsx'
import { SimilarIssues } from '../features/merging/similar-issues.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { useStable } from '../ui/use-stable.ts'
import { IssueEvent } from './issue-event.tsx'
import styles from './issue-pane.module.css'
import { allEvents, useEventFilters } from './use-event-filters.ts'
import { useEventTags } from './use-event-tags.ts'
import { useIssueSearch } from './use-issue-route.ts'

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

/** An open issue: its header, and the part of it that the address names. */
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
  const { search, go } = useIssueSearch()
  const { typed, filters, time, order, setTime, setQuery, addTag, setOrder, clear } = useEventFilters(
    issueId,
    eventId
  )
  const [isComparing, setComparing] = useState(false)
  const part: IssuePart = search.part ?? 'event'
  const issue = useQuery(issueQuery(issueId))
  const tags = useEventTags(issueId, issue.data, filters)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another issue, or part of it, starts at its top
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [issueId, part])

  // The id of an issue that was merged leads to the one that it is part of.
  const currentId = issue.data?.id
  useEffect(() => {
    if (currentId !== undefined && currentId !== issueId) go({ issueId: currentId, eventId, replace: true })
  }, [currentId, issueId, eventId, go])

  const showIssue = useStable((id: string) => go({ issueId: id, search: { part: undefined } }))
  const offers = useMemo(
    () => ({
      onSimilar: () => go({ issueId, search: { part: 'similar' } }),
      onCompare: () => setComparing(true),
      onClose
    }),
    [go, issueId, onClose]
  )

  const showHit = useStable((hit: Hit) => go({ ...hit, search: { ...allEvents, part: undefined } }))

  const known = issue.data ?? listedIssue(queries.getQueriesData({ queryKey: keys.issueLists }), issueId)
  usePageTitle(known && `${known.shortId} ${known.title.slice(0, 100)}`)
  return (
    <section ref={scroller} className={styles.pane} aria-label="Issue">
      {known !== undefined && (
        <>
          <IssueHeader
            issue={known}
            projectName={projectNames.get(known.projectId)}
            isFull={isFull}
            onFull={canShrink ? onFull : undefined}
            tags={tags}
            filters={filters}
            time={time}
            onTime={setTime}
            onFilter={addTag}
            offers={offers}
          />
          <div className={styles.tabs}>
            <IssueTabs issueId={issueId} shown={part} counts={countsOf(issue.data)} />
            <EventSearch
              issueId={issueId}
              projectId={known.projectId}
              query={typed}
              onQuery={setQuery}
              onHit={showHit}
            />
          </div>
          <SearchMistake query={typed} />
        </>
      )}
      {issue.isError && (
        <div className={styles.part}>
          <ErrorPanel
            what="The issue cannot be shown."
            error={issue.error}
            onRetry={() => void queries.invalidateQueries({ queryKey: keys.issue(issueId) })}
          />
        </div>
      )}
      {!issue.isError && part === 'event' && (
        <IssueEvent
          issueId={issueId}
          eventId={eventId}
          tags={tags}
          filters={filters}
          onShow={onShow}
          onFilter={onFilter}
          onFilterEvents={addTag}
          onClearFilters={clear}
        />
      )}
      {!issue.isError && part !== 'event' && (
        <Part part={part} resetKey={`${issueId} ${part}`}>
          {part === 'events' && known !== undefined && (
            <IssueEvents
              issueId={issueId}
              platform={known.platform}
              filters={filters}
              order={order}
              onOrder={setOrder}
              onFilter={addTag}
              onClear={clear}
            />
          )}
          {part === 'attachments' && (
            <IssueAttachments
              issueId={issueId}
              kind={search.files}
              onKind={(files) => go({ issueId, eventId, search: { files }, replace: true })}
            />
          )}
          {part === 'feedback' && <IssueFeedback issueId={issueId} />}
          {part === 'activity' && issue.data !== undefined && (
            <ActivityList issueId={issueId} activity={issue.data.activity} />
          )}
          {part === 'similar' && <SimilarIssues key={issueId} issueId={issueId} onShowIssue={showIssue} />}
          {part === 'merged' && (
            <MergedPart
              issueId={issueId}
              onShowIssue={showIssue}
              onShowEvent={(id) => go({ issueId, eventId: id, search: { part: undefined } })}
            />
          )}
        </Part>
      )}
      {isComparing && known !== undefined && (
        <CompareWith
          subject={eventId === undefined ? { issueId } : { eventId }}
          shortId={known.shortId}
          find={findHit}
          onClose={() => setComparing(false)}
        />
      )}
    </section>
  )
})

function Part({ part, resetKey, children }: { part: IssuePart; resetKey: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <ErrorBoundary what={`The ${part} cannot be shown.`} resetKey={resetKey}>
        {children}
      </ErrorBoundary>
    </div>
  )
}

/** What stands beside the names of the parts. */
function countsOf(issue: IssueDetail | undefined): Partial<Record<IssuePart, number>> {
  if (issue === undefined) return {}
  const notes = issue.activity.filter(({ kind }) => kind === 'note').length
  const { events, attachments, feedback, merged } = issue
  return { events, attachments, feedback, activity: notes, merged }
}

/** What a list already knows of an issue: enough for the header until the rest arrives. */
function listedIssue(lists: [unknown, { pages: ListPage[] } | undefined][], issueId: string) {
  for (const [, data] of lists) {
    for (const page of data?.pages ?? []) {
      const found = page.rows.find((row) => row.id === issueId)
      if (found !== undefined) return found
    }
  }
  return undefined
}
