import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { rawEventQuery } from '../../../api/queries.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { prettyJson } from '../../../ui/format/lines.ts'
import { formatBytes } from '../../../ui/format/number.ts'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextLines } from '../../../ui/text-lines.tsx'
import { useEventContext } from '../event-context.ts'
import styles from './raw-payload.module.css'

type View = 'pretty' | 'received'

/** What arrived, as it arrived. It is read only when the section is unfolded. */
export function RawPayload() {
  const { id, bytes } = useEventContext().detail
  const [view, setView] = useState<View>('pretty')
  return (
    <Section
      id="raw"
      title="Raw payload"
      note={formatBytes(bytes)}
      foldedAtFirst
      resetKey={id}
      controls={
        <Segmented
          label="Payload"
          value={view}
          segments={[
            { value: 'pretty', label: 'Pretty' },
            { value: 'received', label: 'As received' }
          ]}
          onChange={setView}
        />
      }
    >
      <Payload view={view} />
    </Section>
  )
}

function Payload({ view }: { view: View }) {
  const { id, issueId, projectId } = useEventContext().detail
  const raw = useQuery(rawEventQuery(issueId, id, projectId))
  const pretty = useMemo(() => (raw.data === undefined ? undefined : prettyJson(raw.data)), [raw.data])
  if (raw.isPending) return <Skeleton width="100%" height={200} />
  if (raw.isError) {
    return (
      <ErrorPanel what="The payload cannot be read." error={raw.error} onRetry={() => void raw.refetch()} />
    )
  }
  const text = view === 'pretty' ? (pretty ?? raw.data) : raw.data
  return (
    <div className={styles.payload}>
      {view === 'pretty' && pretty === undefined && (
        <p className={styles.note}>It is no valid JSON, so it is shown as it was received.</p>
      )}
      <div className={styles.copy}>
        <CopyButton text={text} label="Copy the payload" />
      </div>
      <TextLines text={text} label="Payload" />
    </div>
  )
}
