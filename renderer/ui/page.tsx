import type { ReactNode, UIEvent } from 'react'
import { classNames } from './class-names.ts'
import styles from './page.module.css'

/** So far from its top a page still counts as being there, px. */
const topPx = 40

/** A page of its own, beside the rail: a heading, a line about it, and the content in a column. */
export function Page({
  title,
  lead,
  above,
  wide = false,
  onTop,
  children
}: {
  title: ReactNode
  lead?: ReactNode
  /** Over the heading: the way to where the page belongs. */
  above?: ReactNode
  /** For tables of many columns. */
  wide?: boolean
  /** Told whether the page stands at its top, as it is scrolled. */
  onTop?: (isAtTop: boolean) => void
  children: ReactNode
}) {
  const scroll = (event: UIEvent<HTMLElement>) => onTop?.(event.currentTarget.scrollTop < topPx)
  return (
    <main className={styles.page} onScroll={onTop && scroll}>
      <div className={classNames(styles.column, wide && styles.wide)}>
        {above !== undefined && <div className={styles.above}>{above}</div>}
        <h1 className={styles.title}>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  )
}
