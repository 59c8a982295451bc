import { Link } from '@tanstack/react-router'
import type { RefusalRow } from '../../../shared/contract/refusals.ts'
import { fetchRefusals } from '../../api/arrival-queries.ts'
import { keys } from '../../api/keys.ts'
import { useLiveList } from '../../api/use-live-list.ts'
import { Badge } from '../../ui/badge.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatBytes } from '../../ui/format/number.ts'
import { MoreRows } from '../../ui/more-rows.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'

const columns: readonly Column[] = [
  { title: 'Time', width: 90 },
  { title: 'Status', width: 64 },
  { title: 'Reason' },
  { title: 'Client', width: 190, hint: 'The SDK, or the user agent' },
  { title: 'Size', width: 72, isNumber: true, hint: 'What was read of the body' }
]

/** Requests for one project that could not be taken. */
export function RefusedRequests({ projectId }: { projectId: string }) {
  const { list, rows } = useLiveList([...keys.refusals, projectId], (cursor) =>
    fetchRefusals(cursor, projectId)
  )
  if (list.isError) {
    return (
      <ErrorPanel
        what="What was refused cannot be listed."
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    )
  }
  if (list.isPending) return <Skeleton width="100%" height={80} />
  if (rows.length === 0) {
    return (
      <EmptyPart title="Nothing was refused">
        <p>Every request that named this project could be read.</p>
      </EmptyPart>
    )
  }
  return (
    <>
      <Table label="Refused requests" columns={columns} minWidth={620}>
        {rows.map((row) => (
          <Refused key={row.id} refusal={row} />
        ))}
      </Table>
      <MoreRows query={list} count={rows.length} noun="request" />
      <p>
        <Link to="/refusals">All that was refused, with the first bytes of each</Link>
      </p>
    </>
  )
}

function Refused({ refusal: { at, status, reason, client, bytes } }: { refusal: RefusalRow }) {
  return (
    <tr>
      <Cell>
        <RelativeTime at={at} />
      </Cell>
      <Cell>
        <Badge tone={status >= 500 ? 'error' : 'warning'}>{status}</Badge>
      </Cell>
      <Cell wraps>{reason}</Cell>
      <Cell title={client ?? undefined}>{client ?? '—'}</Cell>
      <Cell isNumber>{formatBytes(bytes)}</Cell>
    </tr>
  )
}
