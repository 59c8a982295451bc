import { memo } from 'react'
import type { Issue } from '../../../shared/model/issue.ts'
import { classNames } from '../../ui/class-names.ts'
import { Count } from '../../ui/count.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { LevelMark } from '../../ui/level-mark.tsx'
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
  const isMarked = useSelection((state) => state.marked.has(issue.id))
  const { kind, said } = headline(issue)
  const sum = issue.trend.reduce((total, count) => total + count, 0)

  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
    <div
      id={rowElementId(issue.id)}
      data-issue={issue.id}
      role="option"
      aria-selected={isCurrent || isMarked}
      aria-setsize={total}
      aria-posinset={position}
      aria-label={`${kind}${said === '' ? '' : `: ${said.slice(0, 200)}`}, ${issue.shortId}, ${formatPlural(issue.events, 'event')}`}
      className={classNames(
        styles.row,
        isCurrent && styles.current,
        isMarked && styles.marked,
        isNew && styles.fresh
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span className={styles.mark} data-mark>
        <LevelMark level={issue.level} />
        <span className={styles.check} aria-hidden />
      </span>
      <span className={styles.text}>
        <span className={styles.headline}>
          <span className={styles.kind}>{kind}</span>
          {said !== '' && <span className={styles.said}>{said.slice(0, 300)}</span>}
        </span>
        <span className={styles.meta}>
          <span className={styles.shortId}>{issue.shortId}</span>
          <StatusBadge issue={issue} />
          {issue.unhandled && <UnhandledBadge />}
          {issue.culprit !== '' && <span className={styles.culprit}>{issue.culprit}</span>}
          {projectName !== undefined && <span className={styles.project}>{projectName}</span>}
        </span>
      </span>
      <span className={styles.trend}>
        <Sparkline counts={issue.trend} label={`${formatPlural(sum, 'event')} in the last 24 hours`} />
      </span>
      <span className={styles.times}>
        <RelativeTime at={issue.lastSeen} bare label="Last seen" />
        <span className={styles.age}>
          <RelativeTime at={issue.firstSeen} bare label="First seen" />
        </span>
      </span>
      <span className={styles.events}>
        <Count value={issue.events} noun="event" />
      </span>
      <span className={styles.users}>
        <Count value={issue.users} noun="user" />
      </span>
    </div>
  )
})
