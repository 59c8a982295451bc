import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Regrouping } from '../../../shared/contract/regroupings.ts'
import { client } from '../../api/connection.ts'
import { isUnderWay, regroupingQuery, regroupingsQuery } from '../../api/rule-queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { RegroupingChanges } from './regrouping-changes.tsx'
import styles from './regrouping-history.module.css'
import { stateWord, summaryWords } from './rule-words.ts'
import { useSettledRegrouping } from './use-settled-regrouping.ts'

/** What rules did to the past, the latest first; that one can be undone. */
export function RegroupingHistory({ projectId }: { projectId: string }) {
  const found = useQuery(regroupingsQuery(projectId))
  if (found.isPending) return <Skeleton width="100%" height={40} />
  if (found.isError) {
    return (
      <ErrorPanel
        what="What was done before cannot be listed."
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    )
  }
  const done = found.data.rows.filter(({ id }) => !isPreview(id))
  if (done.length === 0) {
    return (
      <EmptyPart title="Nothing was regrouped yet">
        <p>Rules that are applied to the past are listed here, and can be undone.</p>
      </EmptyPart>
    )
  }
  const latest = done.find(({ state }) => state !== 'undone')
  return (
    <ol className={styles.list}>
      {done.map((regrouping) => (
        <Entry
          key={regrouping.id}
          projectId={projectId}
          listed={regrouping}
          isLatest={regrouping.id === latest?.id}
        />
      ))}
    </ol>
  )
}

/** Previews have names, what was applied has numbers. */
export function isPreview(id: string): boolean {
  return id.startsWith('preview-')
}

function Entry({
  projectId,
  listed,
  isLatest
}: {
  projectId: string
  listed: Regrouping
  isLatest: boolean
}) {
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const polled = useQuery({ ...regroupingQuery(listed.id), enabled: isUnderWay(listed) })
  const regrouping = isUnderWay(listed) ? (polled.data ?? listed) : listed
  useSettledRegrouping(projectId, regrouping)
  const undo = useMutation({
    mutationFn: () => client.regroupings.undo({ id: listed.id }),
    onSuccess: (begun) => {
      queries.setQueryData(regroupingQuery(begun.id).queryKey, begun)
      return queries.invalidateQueries({ queryKey: regroupingsQuery(projectId).queryKey })
    },
    onError: (error) => toast({ text: `It was not undone: ${error.message}`, tone: 'error' })
  })
  const { state, done, total, at, summary } = regrouping
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <Badge tone={state === 'applied' ? 'good' : 'neutral'}>{stateWord(state)}</Badge>
        <span className={styles.words}>{summary !== undefined && summaryWords(summary)}</span>
        <span className={styles.time}>
          <RelativeTime at={at} />
        </span>
        {summary !== undefined && summary.changes.length > 0 && (
          <Button size="small" variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide the changes' : 'Show the changes'}
          </Button>
        )}
        {state === 'applied' && (
          <Button
            size="small"
            disabled={!isLatest || undo.isPending}
            title={
              isLatest
                ? 'Puts every event back where it was, and the rules too'
                : 'Only the latest one can be undone'
            }
            onClick={() => undo.mutate()}
          >
            Undo
          </Button>
        )}
      </div>
      {isUnderWay(regrouping) && <Progress label={stateWord(state)} done={done} total={total} noun="event" />}
      {isOpen && summary !== undefined && <RegroupingChanges changes={summary.changes} />}
    </li>
  )
}
