import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight, CircleCheck, CircleSlash } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ComparedEvent, Comparison, Difference } from '../../../shared/contract/groupings.ts'
import { comparisonQuery, type Subject } from '../../api/issue-queries.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Parts } from './comparison-table.tsx'
import styles from './comparison-view.module.css'
import { countWords, reasonWords, variantTitle } from './comparison-words.ts'

/** Why two events are together or apart: what is hashed of both, side by side. */
export function ComparisonView({ a, b }: { a: Subject; b: Subject }) {
  const found = useQuery(comparisonQuery(a, b))
  if (found.isPending) return <Skeleton width="100%" height={160} />
  if (found.isError) {
    return (
      <ErrorPanel what="They cannot be compared." error={found.error} onRetry={() => void found.refetch()} />
    )
  }
  return <Compared comparison={found.data} />
}

function Compared({ comparison }: { comparison: Comparison }) {
  const root = useRef<HTMLDivElement>(null)
  const { together, variants } = comparison
  const { why, hint } = reasonWords(comparison)
  const Icon = together ? CircleCheck : CircleSlash

  // The keys scroll what has been asked for, after the dialog around it has had the focus.
  useEffect(() => {
    const frame = requestAnimationFrame(() => root.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [])

  return (
    <div ref={root} className={styles.root} tabIndex={-1}>
      <div className={styles.reason}>
        <Icon size={15} className={together ? styles.together : styles.apart} aria-hidden />
        <div>
          <p>{why}</p>
          <p className={styles.hint}>{hint}</p>
        </div>
      </div>
      <div className={styles.heads}>
        <Head name="First" event={comparison.a} />
        <Head name="Second" event={comparison.b} />
      </div>
      {variants.map((variant) => (
        <Variant key={variant.name} variant={variant} />
      ))}
      <Facts title="Whole stack trace" differences={comparison.trace} />
      <Facts title="Tags" differences={comparison.tags} />
    </div>
  )
}

function Head({
  name,
  event: { eventId, issueId, shortId, timestamp, title }
}: {
  name: string
  event: ComparedEvent
}) {
  return (
    <section className={styles.side} aria-label={name}>
      <Link
        to="/issues/$issueId/events/$eventId"
        params={{ issueId, eventId }}
        className={styles.title}
        title={title}
      >
        {title}
      </Link>
      <p className={styles.facts}>
        <span>{shortId}</span>
        <code title={eventId}>{eventId.slice(0, 8)}</code>
        <RelativeTime at={timestamp} />
      </p>
    </section>
  )
}

function Variant({
  variant: { name, hashA, hashB, differences }
}: {
  variant: Comparison['variants'][number]
}) {
  const isSame = hashA !== null && hashA === hashB
  return (
    <section className={styles.variant} aria-label={variantTitle(name)}>
      <h4 className={styles.variantTitle}>
        {variantTitle(name)}
        <span className={styles.count}>{isSame ? 'the same hash' : countWords(differences)}</span>
      </h4>
      <Parts differences={differences}>
        <tr className={styles.hash}>
          <th scope="row">hash</th>
          <td>
            <code>{hashA ?? 'does not count'}</code>
          </td>
          <td>
            <code>{hashB ?? 'does not count'}</code>
          </td>
        </tr>
      </Parts>
    </section>
  )
}

/** What the events say beside what is hashed: there when it is asked for. */
function Facts({ title, differences }: { title: string; differences: readonly Difference[] }) {
  const [isOpen, setOpen] = useState(false)
  if (differences.length === 0) return null
  return (
    <section aria-label={title}>
      <h4 className={styles.variantTitle}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={13} className={styles.chevron} aria-hidden />
          {title}
        </button>
        <span className={styles.count}>{countWords(differences)}</span>
      </h4>
      {isOpen && <Parts differences={differences} />}
    </section>
  )
}
