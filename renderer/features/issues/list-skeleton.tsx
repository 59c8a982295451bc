import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './list-skeleton.module.css'

const widths = [62, 48, 71, 55, 66, 40, 58, 73, 50, 64, 45, 69]

/** The list before its first answer. */
export function ListSkeleton({ rowHeight }: { rowHeight: number }) {
  const isOneLine = rowHeight < 40
  return widths.map((width) => (
    <div key={width} className={styles.row} style={{ height: rowHeight }} aria-hidden>
      <Skeleton width={12} height={12} />
      <div className={styles.text}>
        <Skeleton width={`${width}%`} height={12} />
        {!isOneLine && <Skeleton width={`${width / 2}%`} height={9} />}
      </div>
      <Skeleton width={56} />
    </div>
  ))
}
