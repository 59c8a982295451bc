import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Copy, Filter, FilterX, Pin } from 'lucide-react'
import { memo, useMemo } from 'react'
import type { EventRow, EventSort } from '../../../shared/contract/events.ts'
import { type EventFilters, type EventOrder, issueEventsQuery } from '../../api/issue-queries.ts'
import { classNames } from '../../ui/class-names.ts'
import { copyText } from '../../ui/copy.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatTime } from '../../ui/format/time.ts'
import { LevelMark } from '../../ui/level-mark.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { usePreferences } from '../../ui/preferences.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import { offersMenu, ValueMenu } from '../../ui/value-menu.tsx'
import { type EventColumn, shownColumns } from './event-columns.ts'
import { EventColumnsMenu } from './event-columns-menu.tsx'
import styles from './issue-events.module.css'
import { NoEventFits } from './no-event-fits.tsx'

type OnFilter = (key: string, value: string, isExcluded: boolean) => void

/** What every event shows, beside the columns that one chooses. */
const fixed: readonly (Column & { readonly sort?: EventSort })[] = [
  { title: 'Time', width: 152, sort: 'timestamp' },
  { title: 'Event', width: 100 }
]

/** What is compared as a size has its greatest first; names begin with A. */
const greatestFirst: ReadonlySet<EventSort> = new Set(['timestamp', 'received', 'level'])

/** Of a column that takes what is left, px. */
const minTitleWidth = 120

/** The events of an issue that are meant, as a table. */
export function IssueEvents({
  issueId,
  platform,
  filters,
  order,
  onOrder,
  onFilter,
  onClear
}: {
  issueId: string
  platform: string
  filters: EventFilters
  order: EventOrder
  onOrder: (order: EventOrder) => void
  /** Only the events with a value, or without it. */
  onFilter: OnFilter
  /** All events are meant again. */
  onClear: () => void
}) {
  const chosen = usePreferences(({ eventColumns }) => eventColumns)
  const shown = useMemo(() => shownColumns(chosen, platform), [chosen, platform])
  const tags = useMemo(() => shown.flatMap(({ tag }) => tag ?? []), [shown])
  const events = useInfiniteQuery(issueEventsQuery(issueId, filters, order, tags))
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
  const heads = [...fixed, ...shown].map(({ title, width, sort }): Column => {
    const column = { title, ...(width !== undefined && { width }) }
    if (sort === undefined) return column
    const sorted = order.sort !== sort ? 'none' : order.ascending ? 'ascending' : 'descending'
    return { ...column, sorted, onSort: () => sortBy(sort) }
  })
  const minWidth = heads.reduce((sum, { width = minTitleWidth }) => sum + width, 0)
  return (
    <div className={classNames(events.isPlaceholderData && styles.stale)}>
      <div className={styles.bar}>
        <EventColumnsMenu shown={shown} />
      </div>
      <ValueMenu rest={() => []}>
        <div>
          <Table label="Events" columns={heads} minWidth={minWidth}>
            {rows.map((row) => (
              <Row key={row.id} issueId={issueId} row={row} columns={shown} onFilter={onFilter} />
            ))}
          </Table>
        </div>
      </ValueMenu>
      <MoreRows query={events} count={rows.length} noun="event" />
    </div>
  )
}

const Row = memo(function Row({
  issueId,
  row,
  columns,
  onFilter
}: {
  issueId: string
  row: EventRow
  columns: readonly EventColumn[]
  onFilter: OnFilter
}) {
  const { id, timestamp, pinned } = row
  return (
    <tr>
      <Cell>{formatTime(timestamp)}</Cell>
      <td title={id} {...offersMenu(() => [copyItem('Copy event id', id)])}>
        <Link
          to="/issues/$issueId/events/$eventId"
          params={{ issueId, eventId: id }}
          search={(before) => ({ ...before, part: undefined })}
          className={styles.id}
        >
          {id.slice(0, 8)}
        </Link>
        {pinned && <Pin size={11} className={styles.pinned} aria-label="Pinned" />}
      </td>
      {columns.map((column) => (
        <td key={column.id} title={column.text(row)} {...offersMenu(() => valueItems(column, row, onFilter))}>
          {column.id === 'level' ? (
            <span className={styles.level}>
              <LevelMark level={row.level} size={12} />
              {column.text(row)}
            </span>
          ) : (
            column.text(row)
          )}
        </td>
      ))}
    </tr>
  )
})

/** What can be done with a value of an event. */
function valueItems(column: EventColumn, row: EventRow, onFilter: OnFilter): MenuItem[] {
  const text = column.text(row)
  if (text === undefined) return []
  const term = column.term?.(row)
  if (term === undefined) return [copyItem('Copy value', text)]
  return [
    copyItem('Copy value', text),
    { label: 'Show only events with it', icon: Filter, run: () => onFilter(...term, false) },
    { label: 'Hide events with it', icon: FilterX, run: () => onFilter(...term, true) }
  ]
}

function copyItem(label: string, text: string): MenuItem {
  return { label, icon: Copy, run: () => void copyText(text) }
}
