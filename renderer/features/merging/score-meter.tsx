import { classNames } from '../../ui/class-names.ts'
import styles from './merged-part.module.css'

const steps = [0, 1, 2, 3, 4]

/** A score from 0 to 1 as five steps. */
export function ScoreMeter({ score, nothing }: { score: number | null; nothing: string }) {
  if (score === null) return <span title={nothing}>–</span>
  const percent = Math.round(score * 100)
  return (
    <span className={styles.meter} title={`${percent}%`} role="img" aria-label={`${percent} percent`}>
      {steps.map((step) => (
        <span
          key={step}
          className={classNames(styles.step, score * steps.length > step + 0.1 && styles.full)}
        />
      ))}
    </span>
  )
}
