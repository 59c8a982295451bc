import { type ReactNode, useMemo, useState } from 'react'
import type { Difference } from '../../../shared/contract/groupings.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatPlural } from '../../ui/format/number.ts'
import styles from './comparison-view.module.css'
import { type ComparisonRow, foldSame } from './comparison-words.ts'

const mostRows = 200
const moreRows = 1000

/** Parts of both events in three columns; what is many waits to be asked for. `children`: rows below them. */
export function Parts({
  differences,
  children
}: {
  differences: readonly Difference[]
  children?: ReactNode
}) {
  const [most, setMost] = useState(mostRows)
  const rows = useMemo(() => foldSame(differences), [differences])
  return (
    <table className={styles.table}>
      <colgroup>
        <col className={styles.pathColumn} />
        <col />
        <col />
      </colgroup>
      <tbody>
        {rows.slice(0, most).map((row) => (
          <Row key={row.index} row={row} />
        ))}
        {rows.length > most && (
          <tr>
            <td colSpan={3}>
              <button type="button" className={styles.more} onClick={() => setMost(most + moreRows)}>
                {formatPlural(rows.length - most, 'more row')}
              </button>
            </td>
          </tr>
        )}
        {children}
      </tbody>
    </table>
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

/** Beside the colour: where it is. */
const kindSigns: Readonly<Record<Difference['kind'], string>> = {
  same: '',
  different: '≠',
  only_a: '◂',
  only_b: '▸'
}

/** What a part is, without where it stands. */
function lastOf(path: string): string {
  return path.slice(path.lastIndexOf(' › ') + 1).replace(/^› /, '')
}

function DifferenceRow({ difference: { path, kind, a, b } }: { difference: Difference }) {
  const name = lastOf(path)
  return (
    <tr
      // each error of a chain begins with its type
      className={classNames(
        kind === 'same' ? styles.same : styles.different,
        (name === 'type' || name === 'error') && styles.start
      )}
      title={`${kindWords[kind]}: ${path}`}
      data-kind={kind}
    >
      <th scope="row">
        {name}
        <span className={styles.sign} aria-hidden>
          {kindSigns[kind]}
        </span>
      </th>
      <Side text={a} />
      <Side text={b} />
    </tr>
  )
}

function Side({ text }: { text: string | null }) {
  return text === null ? (
    <td className={styles.missing}>
      <span className="visually-hidden">not there</span>
    </td>
  ) : (
    <td>
      <code>{text}</code>
    </td>
  )
}
