import { type ReactNode, useState } from 'react'
import styles from './key-values.module.css'
import { MatchedText } from './matched-text.tsx'
import type { MenuItem } from './menu.tsx'
import { offersMenu } from './value-menu.tsx'
import { ValueNote } from './value-note.tsx'

export interface KeyValue {
  readonly key: string
  /** Shown for the key; its own name if absent. */
  readonly label?: string | undefined
  /** Said on hover; the label if absent. */
  readonly title?: string | undefined
  readonly value: ReactNode
  /** Its place in the event, dotted: for the notes on it. */
  readonly path?: string | undefined
  /** What a right-click offers. */
  readonly items?: (() => readonly MenuItem[]) | undefined
}

const noItems = () => []

const mostRows = 100

/** A table of names and values; after the first hundred the rest waits to be asked for. */
export function KeyValues({ rows, label }: { rows: readonly KeyValue[]; label: string }) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, mostRows)
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <tbody>
          {shown.map(({ key, label: shownKey, title, value, path, items }) => (
            <tr key={key} className={styles.row} {...offersMenu(items ?? noItems)}>
              <th scope="row" className={styles.key} title={title ?? shownKey ?? key}>
                <MatchedText text={shownKey ?? key} />
                <ValueNote path={path} />
              </th>
              <td className={styles.value}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show {rows.length - shown.length} more
        </button>
      )}
    </>
  )
}
