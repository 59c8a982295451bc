import { useQuery } from '@tanstack/react-query'
import { createPortal } from 'react-dom'
import type { Event } from '../../../../shared/model/event.ts'
import { eventQuery, recommendedQuery } from '../../../api/queries.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { headline } from '../issue-title.ts'
import styles from './issue-preview.module.css'
import { type PreviewFrame, previewTrace } from './preview-frames.ts'
import type { Preview } from './use-preview.ts'

const width = 560
const mostHeight = 340
const gap = 4

/** Where an issue happened, at a glance: the stack trace of its event with the most to tell. */
export function IssuePreview({
  preview: { issue, at },
  onEnter,
  onLeave
}: {
  preview: Preview
  onEnter: () => void
  onLeave: () => void
}) {
  const { kind, said } = headline(issue)
  const isBelow = at.bottom + gap + mostHeight < window.innerHeight || at.top < mostHeight
  const left = Math.max(gap, Math.min(at.left, window.innerWidth - width - 2 * gap))
  return createPortal(
    // biome-ignore lint/a11y/useSemanticElements: it is no part of a form; it says what belongs together
    <div
      className={styles.card}
      role="group"
      aria-label={`Preview of ${issue.shortId}`}
      style={isBelow ? { left, top: at.bottom + gap } : { left, bottom: window.innerHeight - at.top + gap }}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <p className={styles.title}>
        <strong>{kind}</strong>
        {said !== '' && <span> {said.slice(0, 400)}</span>}
      </p>
      <Content issueId={issue.id} />
    </div>,
    document.body
  )
}

function Content({ issueId }: { issueId: string }) {
  const recommended = useQuery(recommendedQuery(issueId))
  const event = useQuery({
    ...eventQuery(issueId, recommended.data ?? ''),
    enabled: recommended.data !== undefined
  })
  const failed = recommended.error ?? event.error
  if (failed !== null) return <p className={styles.note}>It cannot be shown: {failed.message}</p>
  if (event.data === undefined) {
    return (
      <div className={styles.frames} aria-busy>
        {[64, 48, 56].map((percent) => (
          <Skeleton key={percent} width={`${percent}%`} height={12} />
        ))}
      </div>
    )
  }
  return <Trace event={event.data.event} />
}

function Trace({ event }: { event: Event }) {
  const trace = previewTrace(event)
  const facts = [event.environment, event.release].filter((fact) => fact !== undefined)
  return (
    <>
      {trace === undefined ? (
        <p className={styles.note}>
          {event.logentry?.formatted.slice(0, 600) ?? 'It came without a stack trace.'}
        </p>
      ) : (
        <ol className={styles.frames}>
          {trace.frames.map((frame) => (
            <Call key={frame.index} frame={frame} />
          ))}
        </ol>
      )}
      <p className={styles.foot}>
        {trace !== undefined && trace.left > 0 && <span>{formatPlural(trace.left, 'more frame')}</span>}
        {facts.map((fact) => (
          <span key={fact} className={styles.fact}>
            {fact}
          </span>
        ))}
      </p>
    </>
  )
}

function Call({ frame: { call, place, isOwn, code } }: { frame: PreviewFrame }) {
  return (
    <li className={classNames(styles.frame, isOwn && styles.own)}>
      <span className={styles.call}>{call}</span>
      <span className={styles.place}>{place}</span>
      {code !== undefined && code !== '' && <code className={styles.code}>{code}</code>}
    </li>
  )
}
