import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import type { Regrouping, RegroupingSummary } from '../../../shared/contract/regroupings.ts'
import { regroupingQuery } from '../../api/rule-queries.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural, formatWhole } from '../../ui/format/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './preview-panel.module.css'
import { RegroupingChanges } from './regrouping-changes.tsx'

interface PreviewPanelProps {
  id: string
  /** The rules are those that hold already. */
  isSaved: boolean
  onCancel: () => void
  onApply: () => void
  onOnlyFuture: () => void
  onForget: () => void
  onAgain: () => void
  isBusy: boolean
}

/** What the rules would do to the events that are there: worked out, then told. */
export function PreviewPanel({ id, onAgain, ...actions }: PreviewPanelProps) {
  const found = useQuery(regroupingQuery(id))
  if (found.isPending) return <Skeleton width="100%" height={60} />
  if (found.isError) {
    return <ErrorPanel what="The preview is gone." error={found.error} onRetry={onAgain} />
  }
  return <PreviewState regrouping={found.data} onAgain={onAgain} {...actions} />
}

function PreviewState({
  regrouping: { state, done, total, error, summary },
  onAgain,
  ...actions
}: Omit<PreviewPanelProps, 'id'> & { regrouping: Regrouping }) {
  if (state === 'previewing') {
    return (
      <div className={styles.working}>
        <Progress label="Looking at what would change" done={done} total={total} noun="event" />
        <Button onClick={actions.onCancel}>Cancel</Button>
      </div>
    )
  }
  if (state === 'failed') {
    return (
      <ErrorPanel
        what="It could not be worked out what would change."
        error={new Error(error)}
        onRetry={onAgain}
      />
    )
  }
  if (state !== 'ready' || summary === undefined) return null
  return (
    <section className={styles.result} aria-label="What would change">
      <Figures summary={summary} />
      {summary.changes.length > 0 ? (
        <>
          {summary.splits + summary.merges > summary.changes.length && (
            <p className={styles.note}>
              The largest {formatWhole(summary.changes.length)} of{' '}
              {formatPlural(summary.splits + summary.merges, 'change')}:
            </p>
          )}
          <RegroupingChanges changes={summary.changes} />
        </>
      ) : (
        <p className={styles.nothing}>
          <CircleCheck size={14} aria-hidden />
          {summary.events === 0
            ? 'There are no events yet.'
            : 'No event that is there would be in another issue.'}
        </p>
      )}
      <Choices summary={summary} {...actions} />
    </section>
  )
}

function Figures({ summary }: { summary: RegroupingSummary }) {
  const { events, moved, issuesBefore, issuesAfter, splits, merges } = summary
  return (
    <dl className={styles.figures}>
      <Figure label="Events looked at">{formatWhole(events)}</Figure>
      <Figure label="Would move">{formatWhole(moved)}</Figure>
      <Figure label="Issues">
        {formatWhole(issuesBefore)} → {formatWhole(issuesAfter)}
      </Figure>
      <Figure label="Issues that split">{formatWhole(splits)}</Figure>
      <Figure label="Issues that come of merging">{formatWhole(merges)}</Figure>
    </dl>
  )
}

function Figure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Choices({
  summary: { events, moved },
  isSaved,
  onApply,
  onOnlyFuture,
  onForget,
  isBusy
}: Pick<PreviewPanelProps, 'isSaved' | 'onApply' | 'onOnlyFuture' | 'onForget' | 'isBusy'> & {
  summary: RegroupingSummary
}) {
  // that they were grouped by these rules is worth writing down
  const isOfUse = isSaved ? events > 0 : moved > 0
  return (
    <div className={styles.choices}>
      <Button
        variant="primary"
        disabled={isBusy || !isOfUse}
        title={isOfUse ? 'Saves the rules and moves these events. It can be undone.' : 'Nothing would move'}
        onClick={onApply}
      >
        Apply to the past too
      </Button>
      {!isSaved && (
        <Button
          disabled={isBusy}
          title="Saves the rules. What is there stays where it is."
          onClick={onOnlyFuture}
        >
          Only for events to come
        </Button>
      )}
      <Button variant="quiet" onClick={onForget}>
        Go on editing
      </Button>
    </div>
  )
}
