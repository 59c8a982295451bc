import { ExternalLink } from 'lucide-react'
import { classNames } from '../../../ui/class-names.ts'
import styles from './pills.module.css'

export interface Pill {
  readonly label: string
  readonly value: string
  readonly title?: string | undefined
  readonly tone?: 'good' | 'error'
  /** Where more of it can be read: opened by a click, in the browser. */
  readonly url?: string | undefined
}

const mostCharacters = 120

/** Short facts in a row, each a name and a value. */
export function Pills({ pills }: { pills: readonly Pill[] }) {
  if (pills.length === 0) return null
  return (
    <ul className={styles.pills}>
      {pills.map(({ label, value, title, tone, url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pills keep their order, and two may have one name
        <li key={index} className={styles.pill} title={title ?? value}>
          <span className={styles.label}>{label}</span>
          <span className={classNames(styles.value, tone !== undefined && styles[tone])}>
            {value.slice(0, mostCharacters)}
          </span>
          {url !== undefined && (
            <a
              className={styles.link}
              href={url}
              target="_blank"
              rel="noreferrer noopener"
              title={`Read about it at ${url.slice(0, 200)}`}
            >
              <ExternalLink size={11} aria-hidden />
              <span className="visually-hidden">Read about it in the browser</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
