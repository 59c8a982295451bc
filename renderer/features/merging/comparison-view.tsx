import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleSlash } from 'lucide-react'
import { useState } from 'react'
import type { Comparison, Difference } from '../../../shared/contract/groupings.ts'
import { comparisonQuery, type Subject } from '../../api/issue-queries.ts'
import { classNames } from '../../ui/class-names.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './comparison-view.module.css'
import { type ComparisonRow, countWords, foldSame, reasonWords, variantTitle } from './comparison-words.ts'

/** Why two events are together or apart: what is hashed of both, side by side. */
export function ComparisonView({ a, b }: { a: Subject; b: Subject }) {
  const found = useQuery(comparisonQuery(a, b))
  if (found.isPending) return <Skeleton width="100%" height={160} />
  if (found.isError) {
    return (
      <ErrorPanel what="They cannot be compared." error={found.error} onRetry={() => void found.refetch()} />
    )
  }
  const { together, variants } = found.data
  const { why, hint } = reasonWords(found.data)
  const Icon = together ? CircleCheck : CircleSlash
  return (
    <div className={styles.root}>
      <div className={styles.reason}>
        <Icon size={15} className={together ? styles.together : styles.apart} aria-hidden />
        <div>
          <p>{why}</p>
          <p className={styles.hint}>{hint}</p>
        </div>
      </div>
      <div className={styles.heads}>
        <Head name="First" side={found.data.a} />
        <Head name="Second" side={found.data.b} />
      </div>
      {variants.map((variant) => (
        <Variant key={variant.name} variant={variant} />
      ))}
    </div>
  )
}

function Head({ name, side: { eventId, issueId, title } }: { name: string; side: Comparison['a'] }) {
  return (
    <div className={styles.side}>
      <span className={styles.name}>{name}</span>
      <Link
        to="/issues/$issueId/events/$eventId"
        params={{ issueId, eventId }}
        className={styles.title}
        title={title}
      >
        {title}
      </Link>
      <code className={styles.id}>{eventId.slice(0, 8)}</code>
    </div>
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
      <table className={styles.table}>
        <colgroup>
          <col className={styles.pathColumn} />
          <col />
          <col />
        </colgroup>
        <tbody>
          <tr className={isSame ? undefined : styles.different}>
            <th scope="row">hash</th>
            <td>
              <code>{hashA ?? 'does not count'}</code>
            </td>
            <td>
              <code>{hashB ?? 'does not count'}</code>
            </td>
          </tr>
          {foldSame(differences).map((row) => (
            <Row key={row.index} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row }: { row: ComparisonRow }) {
  const [isOpen, setOpen] = useState(false)
  if (row.type === 'row') return <DifferenceRow difference={row.difference} />
  if (isOpen) {
    return row.differences.map((difference, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an event have no name of their own
      <DifferenceRow key={index} difference={difference} />
    ))
  }
  return (
    <tr>
      <td colSpan={3}>
        <button type="button" className={styles.more} onClick={() => setOpen(true)}>
          {formatPlural(row.differences.length, 'part')} the same
        </button>
      </td>
    </tr>
  )
}

const kindWords: Readonly<Record<Difference['kind'], string>> = {
  same: 'The same in both',
  different: 'Different',
  only_a: 'Only in the first',
  only_b: 'Only in the second'
}

/** What a part is, without where it stands. */
function lastOf(path: string): string {
  return path.slice(path.lastIndexOf(' › ') + 1).replace(/^› /, '')
}

function DifferenceRow({ difference: { path, kind, a, b } }: { difference: Difference }) {
  return (
    <tr
      className={classNames(kind === 'same' ? styles.same : styles.different)}
      title={`${kindWords[kind]}: ${path}`}
      data-kind={kind}
    >
      <th scope="row">{lastOf(path)}</th>
      <td>{a === null ? <span className={styles.missing}>not there</span> : <code>{a}</code>}</td>
      <td>{b === null ? <span className={styles.missing}>not there</span> : <code>{b}</code>}</td>
    </tr>
  )
}
