import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** Why there is nothing here, and what to do next. */
export function EmptyState({
  icon: Icon,
  title,
  children
}: {
  icon?: LucideIcon
  title: string
  children?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      {Icon !== undefined && <Icon size={22} className={styles.icon} strokeWidth={1.5} aria-hidden />}
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.body}>{children}</div>
    </div>
  )
}
