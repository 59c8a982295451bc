import { Archive, Check, Maximize2, Minimize2, RotateCcw, X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { IssueDetail } from '../../../shared/contract/issues.ts'
import type { Issue } from '../../../shared/model/issue.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { ClippedText } from '../../ui/clipped-text.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { formatPlural, formatWhole } from '../../ui/format/number.ts'
import { LevelMark, levelWord } from '../../ui/level-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import { useIssueActions } from './issue-actions.ts'
import { StatusBadge, UnhandledBadge } from './issue-badges.tsx'
import styles from './issue-header.module.css'
import { headline } from './issue-title.ts'

const EventChart = lazy(async () => ({
  default: (await import('./event-chart.tsx')).EventChart
}))

const restMs = 120

interface IssueHeaderProps {
  /** What the list knew, until the whole of it has arrived. */
  issue: Issue | IssueDetail
  projectName: string | undefined
  isFull: boolean
  /** Absent where there is no room for both. */
  onFull?: (() => void) | undefined
  onClose: () => void
}

/** The top of an open issue: what, what it said, how often, since when. */
export function IssueHeader({ issue, projectName, isFull, onFull, onClose }: IssueHeaderProps) {
  const { kind, said } = headline(issue)
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <span className={styles.shortId}>{issue.shortId}</span>
        <CopyButton text={issue.shortId} label={`Copy ${issue.shortId}`} />
        {projectName !== undefined && <span className={styles.project}>{projectName}</span>}
        <StatusActions issue={issue} />
        {onFull !== undefined && (
          <IconButton
            icon={isFull ? Minimize2 : Maximize2}
            label={isFull ? 'Show beside the list' : 'Give it the whole width'}
            keys={isFull ? 'escape' : 'enter'}
            onClick={onFull}
          />
        )}
        <IconButton icon={X} label="Close" keys="escape" onClick={onClose} />
      </div>
      <h1 className={styles.title}>{kind}</h1>
      {said !== '' && (
        <div className={styles.said}>
          <ClippedText key={issue.id} text={said} code lines={3} />
        </div>
      )}
      <div className={styles.badges}>
        <span className={styles.level}>
          <LevelMark level={issue.level} />
          {levelWord(issue.level)}
        </span>
        <StatusBadge issue={issue} />
        {issue.unhandled && <UnhandledBadge />}
        {issue.culprit !== '' && (
          <span className={styles.culprit} title={`Culprit: ${issue.culprit}`}>
            {issue.culprit}
          </span>
        )}
      </div>
      <div className={styles.facts}>
        <Fact label="Events" title={formatPlural(issue.events, 'event')}>
          <span className={styles.number}>{formatWhole(issue.events)}</span>
        </Fact>
        <Fact label="Users" title={formatPlural(issue.users, 'user')}>
          <span className={styles.number}>{formatWhole(issue.users)}</span>
        </Fact>
        <Fact label="Last seen">
          <RelativeTime at={issue.lastSeen} />
          <Release name={'lastRelease' in issue ? issue.lastRelease : null} />
        </Fact>
        <Fact label="First seen">
          <RelativeTime at={issue.firstSeen} />
          <Release name={'firstRelease' in issue ? issue.firstRelease : null} />
        </Fact>
        <SettledChart issue={issue} />
      </div>
    </header>
  )
}

/** The chart of the issue that one rests on: passing by with a key held down draws none. */
function SettledChart({ issue }: { issue: Issue }) {
  const settled = useSettled(issue, restMs)
  return (
    <div className={styles.chart} data-stale={settled.id !== issue.id}>
      <ErrorBoundary what="The chart cannot be shown." resetKey={settled.id}>
        <Suspense fallback={null}>
          <EventChart
            key={settled.id}
            issueId={settled.id}
            firstSeen={settled.firstSeen}
            lastSeen={settled.lastSeen}
          />
        </Suspense>
      </ErrorBoundary>
    </div>
  )
}

function Fact({ label, title, children }: { label: string; title?: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact} title={title}>
      <span className={styles.factLabel}>{label}</span>
      <span className={styles.factValue}>{children}</span>
    </div>
  )
}

function Release({ name }: { name: string | null }) {
  if (name === null) return null
  return (
    <Badge title={`Release ${name}`}>
      <span className={styles.release}>{name}</span>
    </Badge>
  )
}

function StatusActions({ issue: { id, shortId, status } }: { issue: Issue }) {
  const actions = useIssueActions()
  const to = (next: Issue['status']) => () => void actions.update([id], next, shortId)
  if (status !== 'unresolved') {
    return (
      <div className={styles.actions}>
        <Button icon={RotateCcw} onClick={to('unresolved')}>
          Reopen
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.actions}>
      <Button icon={Check} title="Resolve (E)" onClick={to('resolved')}>
        Resolve
      </Button>
      <Button icon={Archive} title="Archive (A)" onClick={to('ignored')}>
        Archive
      </Button>
    </div>
  )
}
