import { ArrowUp } from 'lucide-react'
import styles from './newer-button.module.css'

/** Waits over a list that is scrolled: so much arrived above it meanwhile. */
export function NewerButton({ count, onClick }: { count: number; onClick: () => void }) {
  if (count === 0) return null
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      <ArrowUp size={12} aria-hidden />
      {count} new
    </button>
  )
}
