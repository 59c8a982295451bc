import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '../../api/connection.ts'
import { discardedQuery } from '../../api/rule-queries.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatWhole } from '../../ui/format/number.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './project-page.module.css'

const columns: readonly Column[] = [
  { title: 'What it was' },
  { title: 'Hash', width: 96 },
  { title: 'Thrown away', width: 96, isNumber: true, hint: 'Events that came since then' },
  { title: 'Since', width: 84, isNumber: true },
  { title: '', width: 104 }
]

interface Discarded {
  readonly hash: string
  readonly title: string
  readonly at: number
  readonly events: number
}

/** The hashes of one deleted issue belong together: keeping one of them alone would keep nothing. */
function byDelete(rows: readonly Discarded[]) {
  const deletes = new Map<string, { hashes: string[]; title: string; at: number; events: number }>()
  for (const { hash, title, at, events } of rows) {
    const known = deletes.get(`${at} ${title}`)
    if (known) {
      known.hashes.push(hash)
      known.events += events
    } else deletes.set(`${at} ${title}`, { hashes: [hash], title, at, events })
  }
  return [...deletes.values()]
}

/** Events that are thrown away because an issue was deleted with all that is like it, and an end to that. */
export function DiscardedIssues({ projectId }: { projectId: string }) {
  const queries = useQueryClient()
  const query = discardedQuery(projectId)
  const found = useLiveQuery(query)
  const keep = useMutation({
    mutationFn: (hashes: readonly string[]) =>
      Promise.all(hashes.map((hash) => client.issues.keep({ projectId, hash }))),
    onSuccess: () => toast({ text: 'Events like that are kept again. The next one makes an issue.' }),
    onError: (error) => toast({ text: `Nothing was changed: ${error.message}`, tone: 'error' }),
    onSettled: () => queries.invalidateQueries({ queryKey: query.queryKey })
  })
  if (found.isError) {
    return (
      <ErrorPanel
        what="What is discarded cannot be listed."
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    )
  }
  if (found.isPending) return <Skeleton width="100%" height={60} />
  if (found.data.rows.length === 0) {
    return (
      <EmptyPart title="Nothing is discarded">
        <p>An issue can be deleted together with all that is like it and is still to come: from its menu.</p>
      </EmptyPart>
    )
  }
  return (
    <Table label="Discarded" columns={columns} minWidth={560}>
      {byDelete(found.data.rows).map(({ hashes, title, at, events }) => (
        <tr key={hashes[0]}>
          <Cell title={title}>{title}</Cell>
          <Cell title={hashes.join('\n')}>
            <code className={styles.hash}>{hashes[0]?.slice(0, 8)}</code>
            {hashes.length > 1 && ` +${hashes.length - 1}`}
          </Cell>
          <Cell isNumber>{formatWhole(events)}</Cell>
          <Cell isNumber>
            <RelativeTime at={at} />
          </Cell>
          <Cell>
            <Button
              size="small"
              disabled={keep.isPending}
              title="Events like that make an issue again"
              onClick={() => keep.mutate(hashes)}
            >
              Keep again
            </Button>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
