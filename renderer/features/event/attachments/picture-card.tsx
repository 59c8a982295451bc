import { FileImage } from 'lucide-react'
import type { IssueAttachment } from '../../../../shared/contract/attachments.ts'
import { formatBytes, formatPlural } from '../../../ui/format/number.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { EventReference } from '../event-reference.tsx'
import { DownloadButton } from './attachment-item.tsx'
import styles from './picture-card.module.css'
import { mostThumbnailBytes, Thumbnail } from './screenshots.tsx'

/** A picture of one of an issue's events. */
export function PictureCard({
  issueId,
  picture,
  onEnlarge
}: {
  issueId: string
  picture: IssueAttachment
  onEnlarge: (id: string) => void
}) {
  const { id, filename, bytes, eventId, timestamp } = picture
  return (
    <li className={styles.card}>
      <div className={styles.frame}>
        {bytes <= mostThumbnailBytes ? (
          <Thumbnail
            attachment={picture}
            onEnlarge={onEnlarge}
            otherwise={<span className={styles.none}>No picture that can be shown</span>}
          />
        ) : (
          <button
            type="button"
            className={styles.large}
            aria-label={`Enlarge ${filename}`}
            onClick={() => onEnlarge(id)}
          >
            <FileImage size={20} strokeWidth={1.5} aria-hidden />
            {formatBytes(bytes)}
          </button>
        )}
      </div>
      <p className={styles.line}>
        <span className={styles.name} title={`${filename}, ${formatPlural(bytes, 'byte')}`}>
          {filename}
        </span>
        <DownloadButton attachment={picture} />
      </p>
      <p className={styles.origin}>
        <EventReference issueId={issueId} eventId={eventId} />
        <RelativeTime at={timestamp} />
      </p>
    </li>
  )
}
