import { MergedHashes } from './merged-hashes.tsx'
import { MergedIssues } from './merged-issues.tsx'
import styles from './merged-part.module.css'

/** What an issue is made of: its hashes, and the issues that were merged into it. */
export function MergedPart({
  issueId,
  onShowIssue,
  onShowEvent
}: {
  issueId: string
  onShowIssue: (id: string) => void
  onShowEvent: (eventId: string) => void
}) {
  return (
    <div className={styles.root}>
      <section aria-label="Hashes">
        <h3 className={styles.title}>Hashes</h3>
        <p className={styles.lead}>
          Events with one of these are this issue. Events with some of them can be made an issue of their own.
        </p>
        <MergedHashes key={issueId} issueId={issueId} onShowIssue={onShowIssue} onShowEvent={onShowEvent} />
      </section>
      <section aria-label="Merged issues">
        <h3 className={styles.title}>Merged issues</h3>
        <MergedIssues issueId={issueId} />
      </section>
    </div>
  )
}
