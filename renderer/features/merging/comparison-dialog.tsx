import type { ReactNode } from 'react'
import type { Subject } from '../../api/issue-queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './comparison-dialog.module.css'
import { ComparisonView } from './comparison-view.tsx'

/** Two events, or two issues by their latest events. */
export interface Pair {
  readonly a: Subject
  readonly b: Subject
}

/** A comparison over the page. `foot`: what one can do once one has seen it. */
export function ComparisonDialog({
  pair,
  foot,
  onClose
}: {
  pair: Pair | null
  foot?: ReactNode
  onClose: () => void
}) {
  if (pair === null) return null
  return (
    <Dialog title="Why together, or apart?" open wide onClose={onClose}>
      <div className={styles.body}>
        <ComparisonView a={pair.a} b={pair.b} />
      </div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </Dialog>
  )
}
