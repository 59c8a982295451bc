import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import styles from './part.module.css'

/** A part of a section, with a small heading that folds it. */
export function Part({
  title,
  count,
  folded = false,
  children
}: {
  title: string
  count?: number | undefined
  folded?: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(!folded)
  return (
    <div>
      <h4>
        <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          <ChevronRight size={12} className={styles.chevron} aria-hidden />
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </button>
      </h4>
      {open && <div className={styles.body}>{children}</div>}
    </div>
  )
}
