import { useState } from 'react'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { TextLines } from '../../../ui/text-lines.tsx'
import { useEventContext } from '../event-context.ts'

/** More of them are read by their names first. */
const fewEntries = 20

type View = 'formatted' | 'raw'

export function Extra() {
  const { event } = useEventContext().detail
  const [view, setView] = useState<View>('formatted')
  const entries = Object.entries(event.extra)
  const asText = () => JSON.stringify(event.extra, null, 2)
  return (
    <Section
      id="extra"
      title="Additional data"
      count={entries.length}
      resetKey={event.event_id}
      controls={
        <>
          <Segmented<View>
            label="Additional data as"
            value={view}
            segments={[
              { value: 'formatted', label: 'Formatted' },
              { value: 'raw', label: 'Raw', title: 'As JSON' }
            ]}
            onChange={setView}
          />
          <CopyButton text={asText} label="Copy the additional data as JSON" />
        </>
      }
    >
      {view === 'raw' ? (
        <TextLines text={asText()} label="Additional data as JSON" />
      ) : (
        <JsonEntries entries={entries} openDepth={entries.length > fewEntries ? 0 : 1} path="extra" />
      )}
    </Section>
  )
}
