import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './event-skeleton.module.css'

/** An event on its way. It shows only if the way is long. */
export function EventSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden>
      <Skeleton width={220} height={16} />
      <Skeleton width="70%" />
      <Skeleton width="100%" height={30} />
      <Skeleton width="100%" height={180} />
      <Skeleton width="100%" height={30} />
      <Skeleton width="100%" height={30} />
    </div>
  )
}
