import styles from './skeleton.module.css'

/** A place kept for text that is on its way: as wide and high as the text will be. */
export function Skeleton({ width, height = 12 }: { width: number | string; height?: number }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden />
}
