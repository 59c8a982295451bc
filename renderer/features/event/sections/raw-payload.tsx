import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Event } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'
import { rawEventQuery } from '../../../api/queries.ts'
import { IconButton } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { download } from '../../../ui/download.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { parseJson, prettyJson } from '../../../ui/format/lines.ts'
import { formatBytes } from '../../../ui/format/number.ts'
import { JsonBrowser } from '../../../ui/json-browser.tsx'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextLines } from '../../../ui/text-lines.tsx'
import { useEventContext } from '../event-context.ts'
import styles from './raw-payload.module.css'

type View = 'tree' | 'pretty' | 'received' | 'normalised'

/** What arrived, as it arrived, and what was made of it. It is read only when the section is unfolded. */
export function RawPayload() {
  const { id, bytes } = useEventContext().detail
  const [view, setView] = useState<View>('tree')
  return (
    <Section
      id="raw"
      title="Raw payload"
      note={formatBytes(bytes)}
      foldedAtFirst
      resetKey={id}
      controls={
        <Segmented<View>
          label="Payload"
          value={view}
          segments={[
            { value: 'tree', label: 'Tree', title: 'What arrived, as a tree to search' },
            { value: 'pretty', label: 'Text', title: 'What arrived, with a line for each value' },
            { value: 'received', label: 'As received', title: 'What arrived, as it was written' },
            { value: 'normalised', label: 'Normalised', title: 'What was made of it, as a tree to search' }
          ]}
          onChange={setView}
        />
      }
    >
      {view === 'normalised' ? <Normalised /> : <Payload view={view} />}
    </Section>
  )
}

function Normalised() {
  const { event, id } = useEventContext().detail
  const document = useMemo(() => asJson(event), [event])
  const text = () => JSON.stringify(document, null, 2)
  return (
    <div className={styles.payload}>
      <Actions text={text} filename={`event-${id}.json`} />
      <JsonBrowser key={id} document={document} label="Normalised event" />
    </div>
  )
}

/** A normalised event as plain JSON: what it does not have is not there. */
function asJson(event: Event): Json {
  return JSON.parse(JSON.stringify(event))
}

function Payload({ view }: { view: Exclude<View, 'normalised'> }) {
  const { id, issueId, projectId } = useEventContext().detail
  const raw = useQuery(rawEventQuery(issueId, id, projectId))
  const document = useMemo(() => (raw.data === undefined ? undefined : parseJson(raw.data)), [raw.data])
  if (raw.isPending) return <Skeleton width="100%" height={200} />
  if (raw.isError) {
    return (
      <ErrorPanel what="The payload cannot be read." error={raw.error} onRetry={() => void raw.refetch()} />
    )
  }
  const isTree = view === 'tree' && typeof document === 'object' && document !== null
  const text = view === 'received' ? raw.data : (prettyJson(raw.data) ?? raw.data)
  return (
    <div className={styles.payload}>
      <Actions text={() => text} filename={`payload-${id}.json`} />
      {view !== 'received' && document === undefined && (
        <p className={styles.note}>It is no valid JSON, so it is shown as it was received.</p>
      )}
      {isTree ? (
        <JsonBrowser key={id} document={document} label="Payload" />
      ) : (
        <TextLines text={text} label="Payload" />
      )}
    </div>
  )
}

function Actions({ text, filename }: { text: () => string; filename: string }) {
  return (
    <div className={styles.actions}>
      <CopyButton text={text} label="Copy the payload" />
      <IconButton
        size="small"
        icon={Download}
        label="Download the payload"
        onClick={() => download(new TextEncoder().encode(text()), filename)}
      />
    </div>
  )
}
