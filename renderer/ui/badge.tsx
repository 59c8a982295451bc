import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { classNames } from './class-names.ts'

export type BadgeTone = 'neutral' | 'accent' | 'good' | 'warning' | 'error' | 'info'

/** A word or two about a thing's state. */
export function Badge({
  tone = 'neutral',
  title,
  quiet = false,
  children
}: {
  tone?: BadgeTone
  title?: string
  /** The word alone, for what stands in most rows of a list. */
  quiet?: boolean
  children: ReactNode
}) {
  return (
    <span className={classNames(styles.badge, styles[tone], quiet && styles.quiet)} title={title}>
      {children}
    </span>
  )
}
