import { Link } from '@tanstack/react-router'
import { MOST_COUNTED } from '../../../shared/model/most-counted.ts'
import { classNames } from '../../ui/class-names.ts'
import { Count } from '../../ui/count.tsx'
import type { IssueSearch } from './issue-filters.ts'
import styles from './issue-tabs.module.css'

export type IssuePart = NonNullable<IssueSearch['part']> | 'event'

const titles: Readonly<Record<IssuePart, string>> = {
  event: 'Event',
  events: 'All events',
  attachments: 'Attachments',
  feedback: 'Feedback',
  activity: 'Activity',
  similar: 'Similar',
  merged: 'Merged'
}

const nouns: Readonly<Record<IssuePart, string>> = {
  event: 'event',
  events: 'event',
  attachments: 'file',
  feedback: 'message',
  activity: 'note',
  similar: 'issue',
  merged: 'merged issue'
}

/** Counted no further than MOST_COUNTED. */
const partlyCounted: ReadonlySet<IssuePart> = new Set(['attachments', 'feedback'])

/** The parts of an issue's page, each with its address. */
export function IssueTabs({
  issueId,
  shown,
  counts
}: {
  issueId: string
  shown: IssuePart
  counts: Partial<Record<IssuePart, number>>
}) {
  return (
    <nav className={styles.tabs} aria-label="Parts of the issue">
      {(Object.keys(titles) as IssuePart[]).map((part) => (
        <Link
          key={part}
          to="/issues/$issueId"
          params={{ issueId }}
          search={(before) => ({ ...before, part: part === 'event' ? undefined : part })}
          className={classNames(styles.tab, part === shown && styles.shown)}
          aria-current={part === shown ? 'page' : undefined}
        >
          {titles[part]}
          <PartCount part={part} count={counts[part] ?? 0} />
        </Link>
      ))}
    </nav>
  )
}

function PartCount({ part, count }: { part: IssuePart; count: number }) {
  if (count === 0) return null
  return (
    <span className={styles.count}>
      {partlyCounted.has(part) && count >= MOST_COUNTED ? (
        <span title={`${MOST_COUNTED} or more`}>{MOST_COUNTED - 1}+</span>
      ) : (
        <Count value={count} noun={nouns[part]} />
      )}
    </span>
  )
}
