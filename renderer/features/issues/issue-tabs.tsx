import { Link } from '@tanstack/react-router'
import { classNames } from '../../ui/class-names.ts'
import { Count } from '../../ui/count.tsx'
import type { IssueSearch } from './issue-filters.ts'
import styles from './issue-tabs.module.css'

export type IssuePart = NonNullable<IssueSearch['part']> | 'event'

const titles: Readonly<Record<IssuePart, string>> = {
  event: 'Event',
  events: 'All events',
  activity: 'Activity',
  similar: 'Similar',
  merged: 'Merged'
}

const nouns: Readonly<Record<IssuePart, string>> = {
  event: 'event',
  events: 'event',
  activity: 'note',
  similar: 'issue',
  merged: 'merged issue'
}

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
          {(counts[part] ?? 0) > 0 && (
            <span className={styles.count}>
              <Count value={counts[part] ?? 0} noun={nouns[part]} />
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
