import type { ReactNode } from 'react'
import styles from './empty-part.module.css'

/** Why a part of a page is empty, and how to get something there. */
export function EmptyPart({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h3 className={styles.title}>{title}</h3>
      <div className={styles.body}>{children}</div>
    </div>
  )
}
