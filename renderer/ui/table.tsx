import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './table.module.css'

export interface Column {
  readonly title: string
  /** px; the columns without one share what is left. */
  readonly width?: number
  /** Its values are compared: they stand at the right. */
  readonly isNumber?: boolean
  /** What the column says, where its title is short. */
  readonly hint?: string
  /** Present where the rows can be sorted by it. */
  readonly sorted?: 'ascending' | 'descending' | 'none'
  readonly onSort?: () => void
}

/** A table of a page. Its rows are `tr` with a `Cell` for each column; narrower than `minWidth` (px) it scrolls. */
export function Table({
  label,
  columns,
  minWidth,
  children
}: {
  label: string
  columns: readonly Column[]
  minWidth?: number
  children: ReactNode
}) {
  return (
    <div className={styles.scroller}>
      <table className={styles.table} style={{ minWidth }} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, width, isNumber, hint, sorted, onSort }) => (
              <th
                key={title}
                scope="col"
                className={isNumber === true ? styles.number : undefined}
                style={{ width }}
                title={hint}
                aria-sort={sorted}
              >
                {onSort === undefined ? (
                  title
                ) : (
                  <button type="button" className={styles.sort} onClick={onSort}>
                    {title}
                    {sorted === 'ascending' && <ArrowUp size={11} aria-hidden />}
                    {sorted === 'descending' && <ArrowDown size={11} aria-hidden />}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

export function Cell({
  isNumber = false,
  wraps = false,
  title,
  children
}: {
  isNumber?: boolean
  /** Takes as many lines as it needs, where it would else be clipped to one. */
  wraps?: boolean
  title?: string | undefined
  children: ReactNode
}) {
  return (
    <td className={classNames(isNumber && styles.number, wraps && styles.wraps)} title={title}>
      {children}
    </td>
  )
}
