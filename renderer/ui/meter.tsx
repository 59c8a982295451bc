import { formatPlural, formatShare } from './format/number.ts'
import styles from './meter.module.css'

/** How many of the events that carry a tag carry this value. */
export function Meter({ events, of }: { events: number; of: number }) {
  return (
    <span
      className={styles.meter}
      title={`${formatPlural(events, 'event')} of ${formatPlural(of, 'event')} with this tag`}
    >
      <span className={styles.track} aria-hidden>
        <span
          className={styles.bar}
          style={{
            width: `${Math.min(100, (events / Math.max(1, of)) * 100)}%`
          }}
        />
      </span>
      <span className={styles.percent}>{formatShare(events, of)}</span>
    </span>
  )
}
