import { useInfiniteQuery } from '@tanstack/react-query'
import { issueFeedbackQuery } from '../../../api/issue-queries.ts'
import { EmptyPart } from '../../../ui/empty-part.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { MoreRows } from '../../../ui/more-rows.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { EventReference } from '../event-reference.tsx'
import styles from './feedback-item.module.css'
import { FeedbackItem } from './feedback-item.tsx'

/** What users wrote about all events of an issue, about the latest first. */
export function IssueFeedback({ issueId }: { issueId: string }) {
  const feedback = useInfiniteQuery(issueFeedbackQuery(issueId))
  if (feedback.isPending) return <Skeleton width="100%" height={200} />
  if (feedback.isError) {
    return (
      <ErrorPanel
        what="What users wrote cannot be listed."
        error={feedback.error}
        onRetry={() => void feedback.refetch()}
      />
    )
  }
  const rows = feedback.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) {
    return (
      <EmptyPart title="No user has written about this issue">
        <p>
          SDKs send what users say with <code>Sentry.captureFeedback</code>, or with the form of their
          feedback widget. It appears here, and at the event it is about.
        </p>
      </EmptyPart>
    )
  }
  return (
    <>
      <ul className={styles.list} aria-label="User feedback">
        {rows.map((row) => (
          <FeedbackItem
            key={row.id}
            feedback={row}
            origin={
              <>
                about event <EventReference issueId={issueId} eventId={row.eventId} />
              </>
            }
          />
        ))}
      </ul>
      <MoreRows query={feedback} count={rows.length} noun="message" />
    </>
  )
}
