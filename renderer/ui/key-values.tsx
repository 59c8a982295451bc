import { type ReactNode, useState } from 'react'
import styles from './key-values.module.css'

export interface KeyValue {
  readonly key: string
  /** Shown for the key; its own name if absent. */
  readonly label?: string | undefined
  readonly value: ReactNode
}

const mostRows = 100

/** A table of names and values; after the first hundred the rest waits to be asked for. */
export function KeyValues({ rows, label }: { rows: readonly KeyValue[]; label: string }) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, mostRows)
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <tbody>
          {shown.map(({ key, label: shownKey, value }) => (
            <tr key={key} className={styles.row}>
              <th scope="row" className={styles.key} title={key}>
                {shownKey ?? key}
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
