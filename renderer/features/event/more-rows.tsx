import { Button } from '../../ui/button.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import styles from './more-rows.module.css'

/** Under a list that has pages: how much of it is shown, and the rest for the asking. */
export function MoreRows({
  query,
  count,
  noun
}: {
  query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
  count: number
  noun: string
}) {
  return (
    <p className={styles.foot}>
      <span>{formatPlural(count, noun)} shown</span>
      {query.hasNextPage && (
        <Button size="small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </p>
  )
}
