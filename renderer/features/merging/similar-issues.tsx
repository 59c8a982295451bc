import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Columns2, Merge } from 'lucide-react'
import { useState } from 'react'
import type { SimilarIssue } from '../../../shared/contract/issues.ts'
import { client } from '../../api/connection.ts'
import { similarQuery } from '../../api/issue-queries.ts'
import { keys } from '../../api/keys.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Count } from '../../ui/count.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import { toast } from '../../ui/toast.tsx'
import { ComparisonDialog } from './comparison-dialog.tsx'
import styles from './merged-part.module.css'
import { ScoreMeter } from './score-meter.tsx'

const columns: readonly Column[] = [
  { title: '', width: 30 },
  { title: 'Issue' },
  { title: 'Stack', width: 64, hint: 'How much of their stack traces they share' },
  { title: 'Words', width: 64, hint: 'How many words of title and message they share' },
  { title: 'Events', width: 62, isNumber: true },
  { title: 'Last seen', width: 78, isNumber: true },
  { title: '', width: 40 }
]

/** Issues that are like this one, to be compared with it and merged into it. */
export function SimilarIssues({
  issueId,
  onShowIssue
}: {
  issueId: string
  onShowIssue: (id: string) => void
}) {
  const queries = useQueryClient()
  const found = useQuery(similarQuery(issueId))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [compared, setCompared] = useState<string>()
  const refresh = (ids: readonly string[]) => {
    for (const id of [issueId, ...ids]) void queries.invalidateQueries({ queryKey: keys.issue(id) })
    void queries.invalidateQueries({ queryKey: keys.issueLists })
    return queries.invalidateQueries({ queryKey: similarQuery(issueId).queryKey })
  }
  const merge = useMutation({
    mutationFn: (ids: readonly string[]) => client.issues.merge({ ids: [issueId, ...ids], into: issueId }),
    onSuccess: ({ merged }) => {
      setChosen(new Set())
      const undo = () =>
        void client.issues.undoMerge({ ids: merged }).then(
          () => refresh(merged),
          (error: Error) => toast({ text: `It was not undone: ${error.message}`, tone: 'error' })
        )
      toast({
        text: `Merged ${formatPlural(merged.length, 'issue')} into this one.`,
        action: { label: 'Undo', run: undo }
      })
      return refresh(merged)
    },
    onError: (error) => toast({ text: `Nothing was merged: ${error.message}`, tone: 'error' })
  })
  if (found.isPending) return <Skeleton width="100%" height={120} />
  if (found.isError) {
    return (
      <ErrorPanel
        what="Similar issues cannot be found."
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    )
  }
  const { rows } = found.data
  if (rows.length === 0) {
    return (
      <EmptyPart title="No issue is like this one">
        <p>Issues of the project that share names in their stack traces, or words, are listed here.</p>
      </EmptyPart>
    )
  }
  const picked = rows.filter(({ issue }) => chosen.has(issue.id)).map(({ issue }) => issue.id)
  const toggle = (id: string) =>
    setChosen((known) =>
      known.has(id) ? new Set([...known].filter((one) => one !== id)) : new Set([...known, id])
    )
  return (
    <>
      <div className={styles.bar}>
        <Button
          size="small"
          icon={Merge}
          disabled={picked.length === 0 || merge.isPending}
          title={picked.length === 0 ? 'Choose issues to merge into this one' : 'Merges them into this one'}
          onClick={() => merge.mutate(picked)}
        >
          {picked.length === 0 ? 'Merge' : `Merge ${picked.length} into this one`}
        </Button>
      </div>
      <Table label="Similar issues" columns={columns} minWidth={520}>
        {rows.map((row) => (
          <SimilarRow
            key={row.issue.id}
            similar={row}
            isChosen={chosen.has(row.issue.id)}
            onToggle={toggle}
            onShowIssue={onShowIssue}
            onCompare={setCompared}
          />
        ))}
      </Table>
      <ComparisonDialog
        pair={compared === undefined ? null : { a: { issueId }, b: { issueId: compared } }}
        foot={
          <Button
            icon={Merge}
            disabled={merge.isPending}
            onClick={() => {
              setCompared(undefined)
              if (compared !== undefined) merge.mutate([compared])
            }}
          >
            Merge the second into the first
          </Button>
        }
        onClose={() => setCompared(undefined)}
      />
    </>
  )
}

function SimilarRow({
  similar: { issue, stack, words },
  isChosen,
  onToggle,
  onShowIssue,
  onCompare
}: {
  similar: SimilarIssue
  isChosen: boolean
  onToggle: (id: string) => void
  onShowIssue: (id: string) => void
  onCompare: (id: string) => void
}) {
  const { id, shortId, title, culprit, events, lastSeen } = issue
  return (
    <tr>
      <Cell>
        <input
          type="checkbox"
          className={styles.check}
          aria-label={`Choose ${shortId}`}
          checked={isChosen}
          onChange={() => onToggle(id)}
        />
      </Cell>
      <Cell title={title}>
        <button type="button" className={styles.link} onClick={() => onShowIssue(id)}>
          {title}
        </button>
        <div className={styles.facts}>
          {shortId}
          {culprit !== '' && ` · ${culprit}`}
        </div>
      </Cell>
      <Cell>
        <ScoreMeter score={stack} nothing="One of them has no stack trace" />
      </Cell>
      <Cell>
        <ScoreMeter score={words} nothing="" />
      </Cell>
      <Cell isNumber>
        <Count value={events} noun="event" />
      </Cell>
      <Cell isNumber>
        <RelativeTime at={lastSeen} />
      </Cell>
      <Cell>
        <IconButton
          size="small"
          icon={Columns2}
          label={`Why is ${shortId} apart?`}
          onClick={() => onCompare(id)}
        />
      </Cell>
    </tr>
  )
}
