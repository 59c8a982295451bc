import { ExternalLink } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Event, Request } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'
import { ClippedBox } from '../../../ui/clipped-box.tsx'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { JsonEntries, JsonValue } from '../../../ui/json-tree.tsx'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useEventContext } from '../event-context.ts'
import { curlCommand, fullUrl, requestTitle, safeUrl } from '../request/curl.ts'
import { graphqlRequest } from '../request/graphql.ts'
import { GraphqlBody } from '../request/graphql-body.tsx'
import { tagItems } from '../tags/tag-items.ts'
import { Others } from './others.tsx'
import { Part } from './part.tsx'
import styles from './request.module.css'

/** Longer parts wait to be asked for, px. */
const partPx = 240

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
      note={requestTitle(request)}
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
        <Formatted event={event} request={request} />
      )}
    </Section>
  )
}

function Formatted({ event, request }: { event: Event; request: Request }) {
  const { method, url, query_string, fragment, data, cookies, headers, env, other } = request
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
              title={`Open ${link.slice(0, 300)} in the browser`}
            >
              <ExternalLink size={12} aria-hidden />
              <span className="visually-hidden">Open in the browser</span>
            </a>
          )}
        </div>
      )}
      <PairsPart title="Query string" path="request.query_string" pairs={query_string} />
      {fragment !== undefined && fragment !== '' && (
        <Part title="Fragment">
          <ClippedText text={fragment} code lines={3} />
        </Part>
      )}
      {data !== undefined && data !== null && (
        <Part title="Body">
          <ClippedBox height={partPx}>
            <Body event={event} data={data} />
          </ClippedBox>
        </Part>
      )}
      <PairsPart title="Headers" path="request.headers" pairs={headers} />
      <PairsPart title="Cookies" path="request.cookies" pairs={cookies} folded />
      {env !== undefined && Object.keys(env).length > 0 && (
        <Part title="Environment" folded>
          <ClippedBox height={partPx}>
            <JsonEntries entries={Object.entries(env)} path="request.env" />
          </ClippedBox>
        </Part>
      )}
      <Others values={other} path="request" />
    </div>
  )
}

function Body({ event, data }: { event: Event; data: Json }): ReactNode {
  const graphql = useMemo(() => graphqlRequest(event), [event])
  if (graphql !== undefined) return <GraphqlBody request={graphql} />
  if (typeof data === 'string') return <ClippedText text={data} code lines={12} />
  return <JsonValue value={data} openDepth={2} path="request.data" />
}

function PairsPart({
  title,
  path,
  pairs = [],
  folded = false
}: {
  title: string
  path: string
  pairs?: readonly (readonly [string, string])[] | undefined
  folded?: boolean
}) {
  if (pairs.length === 0) return null
  const rows = pairs.map(([key, value], index) => ({
    // A name may come more than once.
    key: `${index} ${key}`,
    label: key,
    path: `${path}.${index}.1`,
    value: <ClippedText text={value} code lines={3} />,
    items: () => tagItems(key, value)
  }))
  return (
    <Part title={title} count={pairs.length} folded={folded}>
      <ClippedBox height={partPx}>
        <KeyValues rows={rows} label={title} />
      </ClippedBox>
    </Part>
  )
}
