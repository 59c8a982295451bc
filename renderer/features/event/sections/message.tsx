import type { Json } from '../../../../shared/model/json.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import { Section } from '../../../ui/section.tsx'
import { ValueNote } from '../../../ui/value-note.tsx'
import { useEventContext } from '../event-context.ts'
import styles from './message.module.css'
import { Others } from './others.tsx'

export function Message() {
  const { event } = useEventContext().detail
  const entry = event.logentry
  if (entry === undefined) return null
  const { formatted, message, params, other } = entry
  return (
    <Section
      id="message"
      title="Message"
      resetKey={event.event_id}
      controls={<CopyButton text={formatted} label="Copy the message" />}
    >
      <ClippedText text={formatted} code lines={12} links />
      <ValueNote path="logentry.formatted" />
      {message !== undefined && message !== formatted && (
        <div className={styles.template}>
          <span className={styles.label}>Template</span>
          <ClippedText text={message} code lines={3} />
        </div>
      )}
      {params !== undefined && hasMembers(params) && (
        <div className={styles.template}>
          <span className={styles.label}>Parameters</span>
          <JsonEntries entries={Object.entries(params)} path="logentry.params" />
        </div>
      )}
      <Others values={other} path="logentry" />
    </Section>
  )
}

function hasMembers(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
