import { useQuery } from '@tanstack/react-query'
import { Maximize2, Minimize2, X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { IssueDetail } from '../../../shared/contract/issues.ts'
import type { Issue } from '../../../shared/model/issue.ts'
import { type EventFilters, eventCountsQuery, isFiltered, type TagSpread } from '../../api/issue-queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import { ClippedText } from '../../ui/clipped-text.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { formatCount, formatPlural, formatWhole } from '../../ui/format/number.ts'
import { LevelMark, levelWord } from '../../ui/level-mark.tsx'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import type { ChartTime } from './event-chart.tsx'
import { StatusBadge, UnhandledBadge } from './issue-badges.tsx'
import styles from './issue-header.module.css'
import { type IssueOffers, IssueStatusActions } from './issue-status-actions.tsx'
import { IssueSteps } from './issue-steps.tsx'
import { headline } from './issue-title.ts'
import { TagSummary } from './tag-summary.tsx'

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
  /** Absent until they have arrived. */
  tags: TagSpread | undefined
  /** Which of its events are meant, and to choose among them. */
  filters: EventFilters
  time: ChartTime | undefined
  onTime: (time: ChartTime | undefined) => void
  onFilter: (key: string, value: string, isExcluded: boolean) => void
  offers: IssueOffers
}

/** The top of an open issue: what, what it said, how often, since when. */
export function IssueHeader({
  issue,
  projectName,
  isFull,
  onFull,
  tags,
  filters,
  time,
  onTime,
  onFilter,
  offers
}: IssueHeaderProps) {
  const { kind, said } = headline(issue)
  const isNarrowed = isFiltered(filters)
  const counts = useQuery({ ...eventCountsQuery(issue.id, filters), enabled: isNarrowed })
  const found = isNarrowed ? counts.data : undefined
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <span className={styles.shortId}>{issue.shortId}</span>
        <CopyButton text={issue.shortId} label={`Copy ${issue.shortId}`} />
        {projectName !== undefined && (
          <span className={styles.project}>
            <ProjectMark id={issue.projectId} />
            {projectName}
          </span>
        )}
        <IssueStatusActions issue={issue} offers={offers} />
        <IssueSteps />
        {onFull !== undefined && (
          <IconButton
            icon={isFull ? Minimize2 : Maximize2}
            label={isFull ? 'Show beside the list' : 'Give it the whole width'}
            keys={isFull ? 'escape' : 'enter'}
            onClick={onFull}
          />
        )}
        <IconButton icon={X} label="Close" keys="escape" onClick={offers.onClose} />
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
        <CountFact label="Events" noun="event" all={issue.events} found={found?.events} />
        <CountFact label="Users" noun="user" all={issue.users} found={found?.users} />
        <Fact label="Last seen">
          <RelativeTime at={issue.lastSeen} />
          <Release name={'lastRelease' in issue ? issue.lastRelease : null} />
        </Fact>
        <Fact label="First seen">
          <RelativeTime at={issue.firstSeen} />
          <Release name={'firstRelease' in issue ? issue.firstRelease : null} />
        </Fact>
        <SettledChart issue={issue} query={filters.query} time={time} onTime={onTime} />
        {tags !== undefined && (tags.rows.length > 0 || isNarrowed) && (
          <div className={styles.tags}>
            <TagSummary platform={issue.platform} spread={tags} onFilter={onFilter} />
          </div>
        )}
      </div>
    </header>
  )
}

/** The chart of the issue that one rests on: passing by with a key held down draws none. */
function SettledChart({
  issue,
  query,
  time,
  onTime
}: Pick<IssueHeaderProps, 'issue' | 'time' | 'onTime'> & { query: string }) {
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
            query={query}
            time={time}
            onTime={onTime}
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

/** How many there are, or, where not all of its events are meant, how many of them. */
function CountFact({
  label,
  noun,
  all,
  found
}: {
  label: string
  noun: string
  all: number
  found: number | undefined
}) {
  const words = formatPlural(all, noun)
  return (
    <Fact label={label} title={found === undefined ? words : `${formatWhole(found)} of ${words}`}>
      <span className={styles.number}>
        {formatWhole(found ?? all)}
        {found !== undefined && <span className={styles.of}> / {formatCount(all)}</span>}
      </span>
    </Fact>
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
