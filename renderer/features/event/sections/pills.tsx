import { classNames } from '../../../ui/class-names.ts'
import styles from './pills.module.css'

export interface Pill {
  readonly label: string
  readonly value: string
  readonly title?: string | undefined
  readonly tone?: 'good' | 'error'
}

const mostCharacters = 120

/** Short facts in a row, each a name and a value. */
export function Pills({ pills }: { pills: readonly Pill[] }) {
  if (pills.length === 0) return null
  return (
    <ul className={styles.pills}>
      {pills.map(({ label, value, title, tone }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pills keep their order, and two may have one name
        <li key={index} className={styles.pill} title={title ?? value}>
          <span className={styles.label}>{label}</span>
          <span className={classNames(styles.value, tone !== undefined && styles[tone])}>
            {value.slice(0, mostCharacters)}
          </span>
        </li>
      ))}
    </ul>
  )
}
