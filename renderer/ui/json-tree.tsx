import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Json } from '../../shared/model/json.ts'
import { ClippedText } from './clipped-text.tsx'
import { formatWhole } from './format/number.ts'
import { valueItems } from './json-line.tsx'
import styles from './json-tree.module.css'
import { MatchedText } from './matched-text.tsx'
import { offersMenu } from './value-menu.tsx'
import { ValueNote } from './value-note.tsx'

const mostChildren = 100
/** So many more are shown at a time: a list of 100 000 numbers must not freeze the page. */
const moreChildren = 500
const mostOpenChildren = 25

function childrenOf(value: Json): [string, Json][] | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item])
  if (value !== null && typeof value === 'object') return Object.entries(value)
  return undefined
}

/** What a folded list or object holds, in a few characters. */
function summarise(value: Json, count: number): string {
  if (Array.isArray(value)) return count === 0 ? '[]' : `[ ${count} ]`
  return count === 0 ? '{}' : `{ ${count} }`
}

/**
 * One value of JSON. Objects and lists fold; levels below `openDepth` are folded at first. `path` is its place in
 * the event, dotted: for the notes on it.
 */
export function JsonValue({
  value,
  openDepth = 1,
  path
}: {
  value: Json
  openDepth?: number
  path?: string | undefined
}) {
  const children = childrenOf(value)
  if (children === undefined) return <Scalar value={value} />
  if (children.length === 0) return <span className={styles.quiet}>{summarise(value, 0)}</span>
  return <Branch value={value} entries={children} openDepth={openDepth} path={path} />
}

function Branch({
  value,
  entries,
  openDepth,
  path
}: {
  value: Json
  entries: readonly [string, Json][]
  openDepth: number
  path: string | undefined
}) {
  const [open, setOpen] = useState(openDepth > 0 && entries.length <= mostOpenChildren)
  return (
    <div className={styles.branch}>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={12} className={styles.chevron} aria-hidden />
        <span className={styles.quiet}>{summarise(value, entries.length)}</span>
      </button>
      {open && <JsonEntries entries={entries} openDepth={openDepth - 1} path={path} />}
    </div>
  )
}

/** The members of an object or the items of a list, each on its line; after the first hundred the rest waits to be asked for. */
export function JsonEntries({
  entries,
  openDepth = 0,
  path
}: {
  entries: readonly (readonly [string, Json])[]
  openDepth?: number
  path?: string | undefined
}) {
  const [most, setMost] = useState(mostChildren)
  const shown = entries.slice(0, most)
  const waiting = entries.length - shown.length
  return (
    <ul className={styles.entries}>
      {shown.map(([key, value]) => {
        const place = path === undefined ? key : `${path}.${key}`
        return (
          <li key={key} className={styles.entry} {...offersMenu(() => valueItems(key, value, place))}>
            <span className={styles.key}>
              <MatchedText text={key} />
            </span>
            <JsonValue value={value} openDepth={openDepth} path={place} />
            <ValueNote path={place} />
          </li>
        )
      })}
      {waiting > 0 && (
        <li>
          <button type="button" className={styles.more} onClick={() => setMost(most + moreChildren)}>
            {waiting > moreChildren
              ? `Show ${moreChildren} of ${formatWhole(waiting)} more`
              : `Show ${waiting} more`}
          </button>
        </li>
      )}
    </ul>
  )
}

function Scalar({ value }: { value: Json }) {
  if (typeof value === 'string') {
    return (
      <div className={styles.text}>
        <ClippedText text={value} code lines={6} />
      </div>
    )
  }
  if (typeof value === 'number') return <span className={styles.number}>{String(value)}</span>
  return <span className={styles.word}>{String(value)}</span>
}
