import { CopyButton } from '../../../ui/copy-button.tsx'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'

export function Extra() {
  const { event } = useEventContext().detail
  const entries = Object.entries(event.extra)
  return (
    <Section
      id="extra"
      title="Additional data"
      count={entries.length}
      resetKey={event.event_id}
      controls={
        <CopyButton
          text={() => JSON.stringify(event.extra, null, 2)}
          label="Copy the additional data as JSON"
        />
      }
    >
      <JsonEntries entries={entries} openDepth={1} />
    </Section>
  )
}
