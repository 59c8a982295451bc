import { useState } from 'react'
import { Section } from '../../../ui/section.tsx'
import { AttachmentItem } from '../attachments/attachment-item.tsx'
import { attachmentKind } from '../attachments/attachment-kind.ts'
import styles from '../attachments/attachments.module.css'
import { PictureDialog } from '../attachments/picture-dialog.tsx'
import { Screenshots } from '../attachments/screenshots.tsx'
import { useEventContext } from '../event-context.ts'

export function Attachments() {
  const { attachments, id } = useEventContext().detail
  const [enlarged, setEnlarged] = useState<string | null>(null)
  const pictures = attachments.filter((each) => attachmentKind(each).isImage)
  return (
    <Section id="attachments" title="Attachments" count={attachments.length} resetKey={id}>
      <Screenshots attachments={attachments} onEnlarge={setEnlarged} />
      <ul className={styles.list}>
        {attachments.map((attachment) => (
          <AttachmentItem
            key={attachment.id}
            attachment={attachment}
            onEnlarge={pictures.includes(attachment) ? () => setEnlarged(attachment.id) : undefined}
          />
        ))}
      </ul>
      {enlarged !== null && (
        <PictureDialog pictures={pictures} first={enlarged} onClose={() => setEnlarged(null)} />
      )}
    </Section>
  )
}
