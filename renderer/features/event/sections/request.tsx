import { ExternalLink } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Request } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { JsonEntries, JsonValue } from '../../../ui/json-tree.tsx'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useEventContext } from '../event-context.ts'
import { curlCommand, fullUrl, safeUrl } from '../request/curl.ts'
import { Part } from './part.tsx'
import styles from './request.module.css'

export function RequestSection() {
  const { event } = useEventContext().detail
  const [view, setView] = useState<'formatted' | 'curl'>('formatted')
  const { request } = event
  if (request === undefined) return null
  const canCurl = request.url !== undefined
  return (
    <Section
      id="request"
      title="Request"
      resetKey={event.event_id}
      controls={
        <>
          <Segmented
            label="Request as"
            value={view}
            segments={[
              { value: 'formatted', label: 'Formatted' },
              {
                value: 'curl',
                label: 'curl',
                disabled: canCurl ? undefined : 'It has no address'
              }
            ]}
            onChange={setView}
          />
          {canCurl && <CopyButton text={() => curlCommand(request)} label="Copy as curl" />}
        </>
      }
    >
      {view === 'curl' ? (
        <pre className={styles.curl}>{curlCommand(request)}</pre>
      ) : (
        <Formatted request={request} />
      )}
    </Section>
  )
}

function Formatted({ request }: { request: Request }) {
  const { method, url, query_string, fragment, data, cookies, headers, env } = request
  const link = url === undefined ? undefined : safeUrl(fullUrl(request))
  return (
    <div className={styles.request}>
      {(method !== undefined || url !== undefined) && (
        <div className={styles.line}>
          {method !== undefined && <strong>{method}</strong>}
          <ClippedText text={url ?? ''} code lines={3} />
          {link !== undefined && (
            <a
              className={styles.link}
              href={link}
              target="_blank"
              rel="noreferrer noopener"
              title={`Open ${link} in the browser`}
            >
              <ExternalLink size={12} aria-hidden />
              <span className="visually-hidden">Open in the browser</span>
            </a>
          )}
        </div>
      )}
      <PairsPart title="Query string" pairs={query_string} />
      {fragment !== undefined && fragment !== '' && (
        <Part title="Fragment">
          <ClippedText text={fragment} code lines={3} />
        </Part>
      )}
      {data !== undefined && data !== null && (
        <Part title="Body" count={undefined}>
          <Body data={data} />
        </Part>
      )}
      <PairsPart title="Headers" pairs={headers} />
      <PairsPart title="Cookies" pairs={cookies} folded />
      {env !== undefined && Object.keys(env).length > 0 && (
        <Part title="Environment" folded>
          <JsonEntries entries={Object.entries(env)} />
        </Part>
      )}
    </div>
  )
}

function Body({ data }: { data: Json }): ReactNode {
  if (typeof data === 'string') return <ClippedText text={data} code lines={12} />
  return <JsonValue value={data} openDepth={2} />
}

function PairsPart({
  title,
  pairs = [],
  folded = false
}: {
  title: string
  pairs?: readonly (readonly [string, string])[] | undefined
  folded?: boolean
}) {
  if (pairs.length === 0) return null
  const rows = pairs.map(([key, value], index) => ({
    // A name may come more than once.
    key: `${index} ${key}`,
    label: key,
    value: <ClippedText text={value} code lines={3} />
  }))
  return (
    <Part title={title} count={pairs.length} folded={folded}>
      <KeyValues rows={rows} label={title} />
    </Part>
  )
}
