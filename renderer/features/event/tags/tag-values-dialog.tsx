import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { TagDistribution } from '../../../../shared/contract/issues.ts'
import { eventTagValuesQuery, isFiltered, mostTagValues, type TagSpread } from '../../../api/issue-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { download } from '../../../ui/download.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { formatPlural, formatWhole } from '../../../ui/format/number.ts'
import { Meter } from '../../../ui/meter.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Cell, type Column, Table } from '../../../ui/table.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { offersMenu, ValueMenu } from '../../../ui/value-menu.tsx'
import { useEventContext } from '../event-context.ts'
import { tagItems } from './tag-items.ts'
import styles from './tag-values-dialog.module.css'
import { valuesCsv } from './values-csv.ts'

type Order = 'events' | 'lastSeen'
type Values = TagDistribution['values']

const restMs = 150

/** All values of a tag among the events of the issue that are meant. */
export function TagValuesDialog({
  tag: { key, events, distinct },
  spread: { filters, latest },
  onClose
}: {
  tag: TagDistribution
  spread: TagSpread
  onClose: () => void
}) {
  const { detail } = useEventContext()
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<Order>('events')
  const wanted = useSettled(search.trim(), restMs)
  const found = useQuery(eventTagValuesQuery(detail.issueId, filters, key, wanted))
  const values = useMemo(
    () => (found.data?.rows ?? []).toSorted((a, b) => b[order] - a[order]),
    [found.data, order]
  )
  const among = [
    formatPlural(distinct, key === 'user' ? 'user' : 'value'),
    latest === undefined
      ? `on ${formatPlural(events, 'event')}`
      : `among the latest ${formatPlural(latest, 'event')}`,
    ...(isFiltered(filters) ? ['that match'] : [])
  ].join(' ')
  return (
    <Dialog title={key === 'user' ? 'Affected users' : `Values of ${key}`} open onClose={onClose}>
      <div className={styles.bar}>
        <SearchField label="Search values" value={search} onChange={setSearch} />
        <span className={styles.among}>{among}</span>
        <Button
          size="small"
          icon={Download}
          disabled={values.length === 0}
          title="These values as a table for a spreadsheet"
          onClick={() =>
            download(new TextEncoder().encode(valuesCsv(key, events, values)), `${fileName(key)}.csv`)
          }
        >
          CSV
        </Button>
      </div>
      <div className={styles.body}>
        {found.isError ? (
          <ErrorPanel
            what="The values cannot be listed."
            error={found.error}
            onRetry={() => void found.refetch()}
          />
        ) : found.isPending ? (
          <Skeleton width="100%" height={160} />
        ) : (
          <ValueTable
            tagKey={key}
            events={events}
            values={values}
            order={order}
            onOrder={setOrder}
            onChosen={onClose}
          />
        )}
        {found.isSuccess && values.length === 0 && <p className={styles.note}>No value says “{wanted}”.</p>}
        {values.length === mostTagValues && (
          <p className={styles.note}>
            The {formatWhole(mostTagValues)} most frequent ones: search for others.
          </p>
        )}
      </div>
    </Dialog>
  )
}

function ValueTable({
  tagKey,
  events,
  values,
  order,
  onOrder,
  onChosen
}: {
  tagKey: string
  events: number
  values: Values
  order: Order
  onOrder: (order: Order) => void
  /** A value was chosen to filter by. */
  onChosen: () => void
}) {
  const { onFilter, onFilterEvents } = useEventContext()
  const sorted = (by: Order) => ({
    sorted: order === by ? ('descending' as const) : ('none' as const),
    onSort: () => onOrder(by)
  })
  const columns: readonly Column[] = [
    { title: 'Value' },
    { title: 'Share', width: 130 },
    { title: 'Events', width: 80, isNumber: true, ...sorted('events') },
    { title: 'Last seen', width: 92, isNumber: true, ...sorted('lastSeen') }
  ]
  const choose = onFilterEvents ?? onFilter
  return (
    <ValueMenu rest={() => []}>
      <div>
        <Table label={`Values of ${tagKey}`} columns={columns}>
          {values.map(({ value, events: count, lastSeen }) => (
            <tr key={value} {...offersMenu(() => tagItems(tagKey, value, onFilter, onFilterEvents))}>
              <Cell title={value}>
                <button
                  type="button"
                  className={styles.value}
                  onClick={() => {
                    choose(tagKey, value, false)
                    onChosen()
                  }}
                >
                  {value === '' ? '(empty)' : value}
                </button>
              </Cell>
              <Cell>
                <Meter events={count} of={events} />
              </Cell>
              <Cell isNumber>{formatWhole(count)}</Cell>
              <Cell isNumber>
                <RelativeTime at={lastSeen} />
              </Cell>
            </tr>
          ))}
        </Table>
      </div>
    </ValueMenu>
  )
}

/** A key comes from an event: only what a file may be called anywhere is left of it. */
function fileName(key: string): string {
  return `values-${key.replace(/[^\w.-]+/g, '_').slice(0, 60)}`
}
