import { MessageSquareText } from 'lucide-react'
import type { FeedbackRow } from '../../../../shared/contract/events.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import styles from './feedback.module.css'

/** What users wrote about the event. */
export function Feedback() {
  const { feedback, id } = useEventContext().detail
  return (
    <Section id="feedback" title="User feedback" count={feedback.length} resetKey={id}>
      <ul className={styles.list}>
        {feedback.map((each) => (
          <FeedbackItem key={each.id} feedback={each} />
        ))}
      </ul>
    </Section>
  )
}

function FeedbackItem({ feedback: { name, email, message, received, url } }: { feedback: FeedbackRow }) {
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
      </div>
    </li>
  )
}
