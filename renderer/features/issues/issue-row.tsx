import { Star } from 'lucide-react'
import { memo } from 'react'
import type { IssueRow as Issue } from '../../../shared/contract/issues.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatCount, formatPlural } from '../../ui/format/number.ts'
import { LevelMark } from '../../ui/level-mark.tsx'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { StatusBadge, UnhandledBadge } from './issue-badges.tsx'
import styles from './issue-row.module.css'
import { headline } from './issue-title.ts'
import { useSelection } from './selection.ts'

/** The id of a row's element, for `aria-activedescendant`. */
export function rowElementId(issueId: string): string {
  return `issue-${issueId}`
}

interface IssueRowProps {
  issue: Issue
  projectName: string | undefined
  position: number
  total: number
  top: number
  isNew: boolean
}

/** One issue of the list. It listens to two booleans of its own, so that moving the cursor renders two rows. */
export const IssueRow = memo(function IssueRow({
  issue,
  projectName,
  position,
  total,
  top,
  isNew
}: IssueRowProps) {
  const isCurrent = useSelection((state) => state.cursor === issue.id)
  const isMarked = useSelection((state) => state.isAll || state.marked.has(issue.id))
  const { kind, said } = headline(issue)
  const isUnseen = issue.seen === null

  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
    <div
      id={rowElementId(issue.id)}
      data-issue={issue.id}
      role="option"
      aria-selected={isCurrent || isMarked}
      aria-setsize={total}
      aria-posinset={position}
      className={classNames(
        styles.row,
        isCurrent && styles.current,
        isMarked && styles.marked,
        isUnseen && styles.unseen,
        isNew && styles.fresh
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      {isUnseen && <span className="visually-hidden">Not seen: </span>}
      <span className={styles.mark} data-mark>
        <LevelMark level={issue.level} />
        <span className={styles.check} aria-hidden />
      </span>
      <span className={styles.text} data-preview>
        <span className={styles.headline}>
          {issue.bookmarked && <Bookmark />}
          <span className={styles.kind}>{kind}</span>
          {said !== '' && <span className={styles.said}>{said.slice(0, 300)}</span>}
        </span>
        <span className={styles.meta}>
          <span className={styles.shortId}>
            {projectName !== undefined && <ProjectMark id={issue.projectId} />}
            {issue.shortId}
          </span>
          <StatusBadge issue={issue} />
          {issue.unhandled && <UnhandledBadge />}
          {issue.culprit !== '' && <span className={styles.culprit}>{issue.culprit}</span>}
          {projectName !== undefined && <span className={styles.project}>{projectName}</span>}
        </span>
      </span>
      <Trend counts={issue.trend} />
      <span className={styles.seen}>
        <RelativeTime at={issue.lastSeen} bare label="Last seen" />
      </span>
      <span className={styles.age}>
        <RelativeTime at={issue.firstSeen} bare label="First seen" />
      </span>
      <span className={styles.events}>
        <Counted whole={issue.events} inRange={issue.inRange?.events} noun="event" />
      </span>
      <span className={styles.users}>
        <Counted whole={issue.users} inRange={issue.inRange?.users} noun="user" />
      </span>
    </div>
  )
})

const Trend = memo(function Trend({ counts }: { counts: readonly number[] }) {
  const sum = counts.reduce((total, count) => total + count, 0)
  return (
    <span className={styles.trend}>
      <Sparkline counts={counts} label={`${formatPlural(sum, 'event')} in the last 24 hours`} />
    </span>
  )
})

/** A count; where a time is chosen, the one in it before that of the issue's whole life. */
function Counted({ whole, inRange, noun }: { whole: number; inRange: number | undefined; noun: string }) {
  if (inRange === undefined || inRange === whole) {
    return (
      <span title={formatPlural(whole, noun)}>
        {formatCount(whole)}
        <Noun noun={noun} count={whole} />
      </span>
    )
  }
  return (
    <span
      title={`${formatPlural(inRange, noun)} in the chosen time\n${formatPlural(whole, noun)} since it began`}
    >
      {formatCount(inRange)}
      <span className={styles.whole}>/{formatCount(whole)}</span>
      <Noun noun={noun} count={whole} />
    </span>
  )
}

/** What the heads of the columns say is said again for whoever listens to a row. */
function Noun({ noun, count }: { noun: string; count: number }) {
  return <span className="visually-hidden">{count === 1 ? ` ${noun}` : ` ${noun}s`}</span>
}

function Bookmark() {
  return (
    <span className={styles.bookmark} title="Bookmarked">
      <Star size={12} fill="currentColor" role="img" aria-label="Bookmarked" />
    </span>
  )
}
