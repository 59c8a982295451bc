import { formatBytes } from '../../../ui/format/number.ts'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'

export function Attachments() {
  const { attachments, id } = useEventContext().detail
  return (
    <Section id="attachments" title="Attachments" count={attachments.length} resetKey={id}>
      <KeyValues
        label="Attachments"
        rows={attachments.map((each) => ({
          key: each.id,
          label: each.filename,
          value: `${formatBytes(each.bytes)} · ${each.contentType}`
        }))}
      />
    </Section>
  )
}
