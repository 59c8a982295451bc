import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AttachmentKind, IssueAttachment } from '../../../../shared/contract/attachments.ts'
import { issueAttachmentsQuery } from '../../../api/issue-queries.ts'
import { EmptyPart } from '../../../ui/empty-part.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { MoreRows } from '../../../ui/more-rows.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { EventReference } from '../event-reference.tsx'
import { AttachmentItem } from './attachment-item.tsx'
import { attachmentKind } from './attachment-kind.ts'
import listStyles from './attachments.module.css'
import styles from './issue-attachments.module.css'
import { PictureCard } from './picture-card.tsx'
import { PictureDialog } from './picture-dialog.tsx'

const kinds = [
  { value: 'all', label: 'All' },
  { value: 'picture', label: 'Pictures', title: 'Screenshots and other pictures' },
  { value: 'crash', label: 'Crash reports', title: 'Minidumps and Apple’s crash reports' },
  { value: 'other', label: 'Other' }
] as const

/** The files of all events of an issue, those of the latest event first. */
export function IssueAttachments({
  issueId,
  kind,
  onKind
}: {
  issueId: string
  /** Undefined: all of them. */
  kind: AttachmentKind | undefined
  onKind: (kind: AttachmentKind | undefined) => void
}) {
  return (
    <div className={styles.part}>
      <Segmented<AttachmentKind | 'all'>
        label="Which files"
        value={kind ?? 'all'}
        segments={kinds}
        onChange={(chosen) => onKind(chosen === 'all' ? undefined : chosen)}
      />
      <Files issueId={issueId} kind={kind} />
    </div>
  )
}

function Files({ issueId, kind }: { issueId: string; kind: AttachmentKind | undefined }) {
  const files = useInfiniteQuery(issueAttachmentsQuery(issueId, kind))
  const [enlarged, setEnlarged] = useState<string | null>(null)
  if (files.isPending) return <Skeleton width="100%" height={200} />
  if (files.isError) {
    return (
      <ErrorPanel
        what="The files cannot be listed."
        error={files.error}
        onRetry={() => void files.refetch()}
      />
    )
  }
  const rows = files.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <NoFiles kind={kind} />
  const pictures = rows.filter((row) => attachmentKind(row).isImage)
  return (
    <>
      {kind === 'picture' ? (
        <ul className={styles.cards} aria-label="Pictures">
          {rows.map((row) => (
            <PictureCard key={row.id} issueId={issueId} picture={row} onEnlarge={setEnlarged} />
          ))}
        </ul>
      ) : (
        <ul className={listStyles.list} aria-label="Files">
          {rows.map((row) => (
            <AttachmentItem
              key={row.id}
              attachment={row}
              origin={<Origin issueId={issueId} file={row} />}
              onEnlarge={pictures.includes(row) ? () => setEnlarged(row.id) : undefined}
            />
          ))}
        </ul>
      )}
      <MoreRows query={files} count={rows.length} noun={kind === 'picture' ? 'picture' : 'file'} />
      {enlarged !== null && (
        <PictureDialog pictures={pictures} first={enlarged} onClose={() => setEnlarged(null)} />
      )}
    </>
  )
}

function Origin({ issueId, file: { eventId, timestamp } }: { issueId: string; file: IssueAttachment }) {
  return (
    <span className={styles.origin}>
      <EventReference issueId={issueId} eventId={eventId} />
      <span className={styles.time}>
        <RelativeTime at={timestamp} />
      </span>
    </span>
  )
}

function NoFiles({ kind }: { kind: AttachmentKind | undefined }) {
  if (kind !== undefined) {
    return (
      <EmptyPart title="No file of this kind">
        <p>The events of this issue that are kept have none. All of their files are under “All”.</p>
      </EmptyPart>
    )
  }
  return (
    <EmptyPart title="No event of this issue has a file">
      <p>
        SDKs send files with <code>scope.addAttachment</code> or <code>attach_file</code>; those for mobile
        and desktop apps take screenshots by themselves with <code>attachScreenshot</code>. They appear here,
        and at the event they belong to.
      </p>
    </EmptyPart>
  )
}
