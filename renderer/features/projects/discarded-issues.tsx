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

/** Events that are thrown away because an issue was deleted with all that is like it, and an end to that. */
export function DiscardedIssues({ projectId }: { projectId: string }) {
  const queries = useQueryClient()
  const query = discardedQuery(projectId)
  const found = useLiveQuery(query)
  const keep = useMutation({
    mutationFn: (hash: string) => client.issues.keep({ projectId, hash }),
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
      {found.data.rows.map(({ hash, title, at, events }) => (
        <tr key={hash}>
          <Cell title={title}>{title}</Cell>
          <Cell title={hash}>
            <code className={styles.hash}>{hash.slice(0, 8)}</code>
          </Cell>
          <Cell isNumber>{formatWhole(events)}</Cell>
          <Cell isNumber>
            <RelativeTime at={at} />
          </Cell>
          <Cell>
            <Button
              size="small"
              disabled={keep.isPending}
              title="Events with this hash make an issue again"
              onClick={() => keep.mutate(hash)}
            >
              Keep again
            </Button>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
