import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import type { IssueShare, RegroupingChange } from '../../../shared/contract/regroupings.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import styles from './regrouping-changes.module.css'
import { changeWords } from './rule-words.ts'

/** So many sides of one change are shown before one asks for the rest. */
const fewSides = 5

/** Issues that split and merge: before at the left, after at the right. */
export function RegroupingChanges({ changes }: { changes: readonly RegroupingChange[] }) {
  return (
    <ol className={styles.changes} aria-label="Changes">
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a summary never change their order
        <li key={index} className={styles.change}>
          <div className={styles.kind}>
            <Badge tone={change.kind === 'merge' ? 'info' : 'warning'}>{changeWords(change)}</Badge>
          </div>
          <div className={styles.sides}>
            <Side label="Before" shares={change.before} />
            <ArrowRight size={14} className={styles.arrow} aria-hidden />
            <Side label="After" shares={change.after} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Side({ label, shares }: { label: string; shares: readonly IssueShare[] }) {
  const [isAll, setAll] = useState(false)
  const shown = isAll ? shares : shares.slice(0, fewSides)
  return (
    <ul className={styles.side} aria-label={label}>
      {shown.map((share, index) => (
        <Share key={share.id ?? `new ${index}`} share={share} />
      ))}
      {shares.length > shown.length && (
        <li>
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            Show {formatPlural(shares.length - shown.length, 'more issue')}
          </button>
        </li>
      )}
    </ul>
  )
}

function Share({ share: { id, shortId, title, events, examples } }: { share: IssueShare }) {
  return (
    <li className={styles.share}>
      <div className={styles.name}>
        {id === undefined ? (
          <Badge tone="accent">New issue</Badge>
        ) : (
          <Link to="/issues/$issueId" params={{ issueId: id }} className={styles.shortId}>
            {shortId ?? id}
          </Link>
        )}
        <span className={styles.title} title={title}>
          {title}
        </span>
      </div>
      <div className={styles.facts}>
        <span>{formatPlural(events, 'event')}</span>
        {examples.map((eventId) => (
          <Example key={eventId} issueId={id} eventId={eventId} />
        ))}
      </div>
    </li>
  )
}

/** An event that can be looked at, wherever it is now. */
function Example({ issueId, eventId }: { issueId: string | undefined; eventId: string }) {
  return (
    <Link
      to="/issues"
      search={{ query: eventId, status: 'all' }}
      className={styles.example}
      title={issueId === undefined ? 'An event that the new issue would get' : 'One of its events'}
    >
      {eventId.slice(0, 8)}
    </Link>
  )
}
