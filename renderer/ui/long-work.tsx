import { create } from 'zustand'
import styles from './long-work.module.css'
import progressStyles from './progress.module.css'

/** What the whole application is waiting for. */
export interface LongWork {
  readonly text: string
  /** How far it is, 0 to 1. */
  readonly share: number
}

const useLongWork = create<{ work: LongWork | null }>(() => ({ work: null }))

/** Shows how far something is that everything else waits for, until it is told that it is over: null. */
export function showLongWork(work: LongWork | null) {
  useLongWork.setState({ work })
}

/** Where it is shown: once in the window, above whatever is there. */
export function LongWorkNote() {
  const work = useLongWork((state) => state.work)
  if (work === null) return null
  return (
    <section className={styles.note} aria-label="Under way">
      <p className={styles.words} role="status">
        {work.text}
      </p>
      <span className={styles.percent}>{Math.floor(100 * work.share)} %</span>
      <progress className={progressStyles.bar} aria-label={work.text} value={work.share} />
    </section>
  )
}
