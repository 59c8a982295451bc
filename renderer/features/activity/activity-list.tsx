import { Link } from '@tanstack/react-router'
import {
  Archive,
  ArchiveRestore,
  Check,
  Clock,
  CornerDownRight,
  Flag,
  type LucideIcon,
  Merge,
  RotateCcw,
  Shuffle,
  Split,
  TrendingUp
} from 'lucide-react'
import { memo } from 'react'
import type { Activity } from '../../../shared/contract/issues.ts'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import styles from './activity-list.module.css'
import { type ActivityPart, activityWords } from './activity-words.ts'
import { NewNote } from './new-note.tsx'
import { NoteItem } from './note-item.tsx'

const icons: Readonly<Record<Exclude<Activity['kind'], 'note'>, LucideIcon>> = {
  first_seen: Flag,
  resolved: Check,
  unresolved: RotateCcw,
  archived: Archive,
  regressed: CornerDownRight,
  escalated: TrendingUp,
  ongoing: Clock,
  unarchived: ArchiveRestore,
  merged: Merge,
  unmerged: Split,
  regrouped: Shuffle
}

/** What happened to an issue, the latest first, and notes on it. */
export function ActivityList({ issueId, activity }: { issueId: string; activity: readonly Activity[] }) {
  return (
    <div className={styles.root}>
      <NewNote key={issueId} issueId={issueId} />
      {activity.length === 0 ? (
        <EmptyPart title="Nothing happened yet" />
      ) : (
        <ol className={styles.list} aria-label="Activity">
          {activity.map((one) =>
            one.kind === 'note' ? (
              <NoteItem key={one.id} issueId={issueId} note={one} />
            ) : (
              <Happening key={one.id} issueId={issueId} activity={one} kind={one.kind} />
            )
          )}
        </ol>
      )}
    </div>
  )
}

const Happening = memo(function Happening({
  issueId,
  activity,
  kind
}: {
  issueId: string
  activity: Activity
  kind: Exclude<Activity['kind'], 'note'>
}) {
  const { parts, reason } = activityWords(activity)
  const Icon = icons[kind]
  return (
    <li className={styles.item}>
      <span className={styles.icon}>
        <Icon size={13} aria-hidden />
      </span>
      <div className={styles.body}>
        <span className={styles.words}>
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change their order
            <Part key={index} issueId={issueId} part={part} />
          ))}
        </span>
        {reason !== undefined && <span className={styles.reason}>{reason}</span>}
      </div>
      <span className={styles.time}>
        <RelativeTime at={activity.at} />
      </span>
    </li>
  )
})

function Part({ issueId, part }: { issueId: string; part: ActivityPart }) {
  if (typeof part === 'string') return part
  switch (part.type) {
    case 'release':
      return <code className={styles.release}>{part.release}</code>
    case 'event':
      return (
        <Link
          to="/issues/$issueId/events/$eventId"
          params={{ issueId, eventId: part.eventId }}
          search={(previous) => ({ ...previous, part: undefined })}
        >
          {part.words}
        </Link>
      )
    case 'issue':
      return (
        <Link to="/issues/$issueId" params={{ issueId: part.issueId }} search={(previous) => previous}>
          {part.words}
        </Link>
      )
  }
}
