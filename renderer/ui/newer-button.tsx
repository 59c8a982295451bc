import { ArrowUp } from 'lucide-react'
import styles from './newer-button.module.css'

const most = 99

/** Waits over a list that must not move: so much arrived above it meanwhile. */
export function NewerButton({
  count,
  noun,
  onClick
}: {
  count: number
  /** What arrived, in the singular; its plural adds an s. */
  noun?: string
  onClick: () => void
}) {
  if (count === 0) return null
  const what = noun === undefined ? '' : ` ${noun}${count === 1 ? '' : 's'}`
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      <ArrowUp size={12} aria-hidden />
      {count > most ? `${most}+` : count} new{what}
    </button>
  )
}
