import { MessageSquareText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FeedbackRow } from '../../../../shared/contract/events.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import styles from './feedback-item.module.css'

/** What a user wrote. `origin`: what it is about, where that is not plain from its place. */
export function FeedbackItem({
  feedback: { name, email, message, received, url },
  origin
}: {
  feedback: FeedbackRow
  origin?: ReactNode
}) {
  const who = name ?? email ?? 'Somebody who gave no name'
  return (
    <li className={styles.item}>
      <MessageSquareText size={14} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <p className={styles.head}>
          <span className={styles.name}>{who}</span>
          {name !== null && email !== null && <span className={styles.email}>{email}</span>}
          {email !== null && <CopyButton text={email} label={`Copy the email of ${who}`} />}
          <span className={styles.time}>
            <RelativeTime at={received} />
          </span>
        </p>
        <ClippedText text={message} lines={12} />
        {url !== null && <p className={styles.url}>{url}</p>}
        {origin !== undefined && <p className={styles.origin}>{origin}</p>}
      </div>
    </li>
  )
}
