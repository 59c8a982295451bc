import { Section } from '../../../ui/section.tsx'
import { AttachmentItem } from '../attachments/attachment-item.tsx'
import styles from '../attachments/attachments.module.css'
import { useEventContext } from '../event-context.ts'

export function Attachments() {
  const { attachments, id } = useEventContext().detail
  return (
    <Section id="attachments" title="Attachments" count={attachments.length} resetKey={id}>
      <ul className={styles.list}>
        {attachments.map((attachment) => (
          <AttachmentItem key={attachment.id} attachment={attachment} />
        ))}
      </ul>
    </Section>
  )
}
