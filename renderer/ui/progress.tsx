import { formatPlural, formatWhole } from './format/number.ts'
import styles from './progress.module.css'

/** How far something came, of how much. */
export function Progress({
  label,
  done,
  total,
  noun
}: {
  label: string
  done: number
  total: number
  noun: string
}) {
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{label}</span>
        <span className={styles.count}>
          {formatWhole(done)} of {formatPlural(total, noun)}
        </span>
      </div>
      <progress className={styles.bar} aria-label={label} max={Math.max(1, total)} value={done} />
    </div>
  )
}
