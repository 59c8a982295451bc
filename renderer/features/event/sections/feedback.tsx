import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import styles from '../feedback/feedback-item.module.css'
import { FeedbackItem } from '../feedback/feedback-item.tsx'

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
