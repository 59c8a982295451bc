import type { ReactNode } from 'react'
import styles from './project-page.module.css'

/** A part of a project's page, with its heading. */
export function Part({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.heading}>
        {title} <span className={styles.headingNote}>{note}</span>
      </h2>
      {children}
    </section>
  )
}
