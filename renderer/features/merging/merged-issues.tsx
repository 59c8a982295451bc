import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '../../api/connection.ts'
import { mergedQuery } from '../../api/issue-queries.ts'
import { keys } from '../../api/keys.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './merged-part.module.css'

/** Issues that were merged into this one. Each can be made an issue of its own again. */
export function MergedIssues({ issueId }: { issueId: string }) {
  const queries = useQueryClient()
  const found = useQuery(mergedQuery(issueId))
  const undo = useMutation({
    mutationFn: (id: string) => client.issues.undoMerge({ ids: [id] }),
    onSuccess: (_, id) => {
      for (const each of [issueId, id]) void queries.invalidateQueries({ queryKey: keys.issue(each) })
      void queries.invalidateQueries({ queryKey: keys.issueLists })
      toast({ text: 'It is an issue of its own again, with all its events.' })
    },
    onError: (error) => toast({ text: `Nothing was changed: ${error.message}`, tone: 'error' })
  })
  if (found.isPending) return <Skeleton width="100%" height={40} />
  if (found.isError) {
    return (
      <ErrorPanel
        what="Merged issues cannot be listed."
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    )
  }
  if (found.data.rows.length === 0) {
    return (
      <EmptyPart title="Nothing was merged into this issue">
        <p>Select issues in the list and press M, or choose some of the similar ones.</p>
      </EmptyPart>
    )
  }
  return (
    <ul>
      {found.data.rows.map(({ id, shortId, title, culprit, events, at }) => (
        <li key={id} className={styles.item}>
          <div className={styles.what}>
            <span className={styles.name} title={title}>
              {title}
            </span>
            <span className={styles.facts}>
              {shortId} · {formatPlural(events, 'event')}
              {culprit !== '' && ` · ${culprit}`} · merged <RelativeTime at={at} />
            </span>
          </div>
          <Button
            size="small"
            disabled={undo.isPending}
            title="Takes its hashes and their events out again"
            onClick={() => undo.mutate(id)}
          >
            Undo the merge
          </Button>
        </li>
      ))}
    </ul>
  )
}
