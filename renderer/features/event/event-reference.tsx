import { Link } from '@tanstack/react-router'
import styles from './event-reference.module.css'

/** The way to one of an issue's events. */
export function EventReference({ issueId, eventId }: { issueId: string; eventId: string }) {
  return (
    <Link
      to="/issues/$issueId/events/$eventId"
      params={{ issueId, eventId }}
      search={(before) => ({ ...before, part: undefined, files: undefined })}
      className={styles.id}
      title={`Event ${eventId}`}
    >
      {eventId.slice(0, 8)}
    </Link>
  )
}
