import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { EventRow, EventSort } from '../../../shared/contract/events.ts'
import { type EventFilters, type EventOrder, issueEventsQuery } from '../../api/issue-queries.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { formatTime } from '../../ui/format/time.ts'
import { LevelMark, levelWord } from '../../ui/level-mark.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import styles from './issue-events.module.css'
import { NoEventFits } from './no-event-fits.tsx'

const columns: readonly (Column & { readonly sort?: EventSort })[] = [
  { title: 'Time', width: 168, sort: 'timestamp' },
  { title: 'Event', width: 80 },
  { title: 'Level', width: 84, sort: 'level' },
  { title: 'Title', sort: 'title' },
  { title: 'Release', width: 104, sort: 'release' },
  { title: 'Environment', width: 96, sort: 'environment' },
  { title: 'User', width: 104, sort: 'user' }
]

/** What is compared as a size has its greatest first; names begin with A. */
const greatestFirst: ReadonlySet<EventSort> = new Set(['timestamp', 'received', 'level'])

/** The events of an issue that are meant, as a table. */
export function IssueEvents({
  issueId,
  filters,
  order,
  onOrder,
  onClear
}: {
  issueId: string
  filters: EventFilters
  order: EventOrder
  onOrder: (order: EventOrder) => void
  /** All events are meant again. */
  onClear: () => void
}) {
  const events = useInfiniteQuery(issueEventsQuery(issueId, filters, order))
  if (events.isPending) return <Skeleton width="100%" height={200} />
  if (events.isError) {
    return (
      <ErrorPanel
        what="The events cannot be listed."
        error={events.error}
        onRetry={() => void events.refetch()}
      />
    )
  }
  const rows = events.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <NoEventFits onClear={onClear} />

  function sortBy(sort: EventSort) {
    onOrder({ sort, ascending: order.sort === sort ? !order.ascending : !greatestFirst.has(sort) })
  }
  const heads = columns.map(({ sort, ...column }): Column => {
    if (sort === undefined) return column
    const sorted = order.sort !== sort ? 'none' : order.ascending ? 'ascending' : 'descending'
    return { ...column, sorted, onSort: () => sortBy(sort) }
  })
  return (
    <div className={classNames(events.isPlaceholderData && styles.stale)}>
      <Table label="Events" columns={heads} minWidth={760}>
        {rows.map((row) => (
          <Row key={row.id} issueId={issueId} row={row} />
        ))}
      </Table>
      <p className={styles.foot}>
        <span>{formatPlural(rows.length, 'event')} shown</span>
        {events.hasNextPage && (
          <Button
            size="small"
            disabled={events.isFetchingNextPage}
            onClick={() => void events.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </p>
    </div>
  )
}

const Row = memo(function Row({ issueId, row }: { issueId: string; row: EventRow }) {
  const { id, timestamp, level, title, release, environment, user } = row
  return (
    <tr>
      <Cell>{formatTime(timestamp)}</Cell>
      <Cell title={id}>
        <Link
          to="/issues/$issueId/events/$eventId"
          params={{ issueId, eventId: id }}
          search={(before) => ({ ...before, part: undefined })}
          className={styles.id}
        >
          {id.slice(0, 8)}
        </Link>
      </Cell>
      <Cell>
        <span className={styles.level}>
          <LevelMark level={level} size={12} />
          {levelWord(level)}
        </span>
      </Cell>
      <Cell title={title}>{title}</Cell>
      <Cell title={release ?? undefined}>{release}</Cell>
      <Cell title={environment ?? undefined}>{environment}</Cell>
      <Cell title={user ?? undefined}>{user?.replace(/^(?:id|username|email|ip):/, '')}</Cell>
    </tr>
  )
})
