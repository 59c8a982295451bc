import { Star } from 'lucide-react'
import { memo, useState } from 'react'
import type { IssueRow as Issue } from '../../../shared/contract/issues.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatCount, formatPlural } from '../../ui/format/number.ts'
import { LevelMark, levelWord } from '../../ui/level-mark.tsx'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { Time } from '../../ui/relative-time.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { StatusBadge, UnhandledBadge } from './issue-badges.tsx'
import styles from './issue-row.module.css'
import { headline } from './issue-title.ts'

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
  isCurrent: boolean
  isMarked: boolean
  /** How long ago it was seen last and first, in words. */
  seen: string
  age: string
  /** It comes while lines pass by faster than they can be read: the rest of it follows when they stop. */
  isPassing: boolean
}

/**
 * One issue of the list. It is told what changes and listens to nothing, and has as few elements as it can do with: rows
 * are made and laid out hundreds of times a second while one scrolls.
 */
export const IssueRow = memo(function IssueRow({
  issue,
  projectName,
  position,
  total,
  top,
  isNew,
  isCurrent,
  isMarked,
  seen,
  age,
  isPassing
}: IssueRowProps) {
  const { kind, said } = headline(issue)
  const isUnseen = issue.seen === null
  // what was whole stays so
  const [isWhole, setWhole] = useState(!isPassing)
  if (!isPassing && !isWhole) setWhole(true)

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
      style={{ top }}
    >
      {isUnseen && <span className={styles.heard}>Not seen: </span>}
      <span className={styles.mark} data-mark title={levelWord(issue.level)}>
        <LevelMark level={issue.level} bare />
      </span>
      <span className={styles.text} data-preview>
        <span className={styles.headline}>
          {issue.bookmarked && <Bookmark />}
          <span className={styles.kind}>{kind}</span>
          {said !== '' && <span className={styles.said}>{said.slice(0, 300)}</span>}
        </span>
        {isWhole && <Meta issue={issue} projectName={projectName} />}
      </span>
      {isWhole && <Numbers issue={issue} seen={seen} age={age} />}
    </div>
  )
})

/** Where it is and in what state. */
function Meta({ issue, projectName }: Pick<IssueRowProps, 'issue' | 'projectName'>) {
  return (
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
  )
}

/** How often it came lately and in all, and when. */
function Numbers({ issue, seen, age }: Pick<IssueRowProps, 'issue' | 'seen' | 'age'>) {
  const lately = issue.trend.reduce((sum, count) => sum + count, 0)
  return (
    <>
      <Sparkline
        counts={issue.trend}
        label={`${formatPlural(lately, 'event')} in the last 24 hours`}
        className={styles.trend}
      />
      <Time at={issue.lastSeen} label="Last seen" className={styles.seen}>
        {seen}
      </Time>
      <Time at={issue.firstSeen} label="First seen" className={styles.age}>
        {age}
      </Time>
      {counted(styles.events, 'event', issue.events, issue.inRange?.events)}
      {counted(styles.users, 'user', issue.users, issue.inRange?.users)}
    </>
  )
}

/**
 * A count; where a time is chosen, the one in it before that of the issue's whole life. What the heads of the columns say
 * is said again for whoever listens to a row.
 */
function counted(className: string | undefined, noun: string, whole: number, inRange = whole) {
  const isPart = inRange !== whole
  return (
    <span
      className={className}
      title={
        isPart
          ? `${formatPlural(inRange, noun)} in the chosen time\n${formatPlural(whole, noun)} since it began`
          : formatPlural(whole, noun)
      }
      data-noun={whole === 1 ? ` ${noun}` : ` ${noun}s`}
    >
      {formatCount(inRange)}
      {isPart && <span className={styles.whole}>/{formatCount(whole)}</span>}
    </span>
  )
}

function Bookmark() {
  return (
    <span className={styles.bookmark} title="Bookmarked">
      <Star size={12} fill="currentColor" role="img" aria-label="Bookmarked" />
    </span>
  )
}
