import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { formatPlural } from './format/number.ts'
import styles from './more-rows.module.css'

interface MoreRowsProps {
  /** An endless query. */
  query: {
    readonly data?: { readonly pages: readonly unknown[] } | undefined
    readonly hasNextPage: boolean
    readonly isFetching: boolean
    readonly isError: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
  /** Rows in all of its pages. */
  count: number
  noun: string
}

/**
 * Under a list that has pages: how much of it is shown, and the rest for the asking. What arrives meanwhile has the pages
 * asked for anew, and the next one forgotten: it is asked for until it is there. After an error it waits for the list to
 * be asked again.
 */
export function MoreRows({ query, count, noun }: MoreRowsProps) {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query
  const pages = data?.pages.length ?? 0
  const [wanted, setWanted] = useState(0)
  if (wanted > 0 && (pages >= wanted || !hasNextPage || isError)) setWanted(0)
  const isWanted = wanted > 0
  const isToAsk = isWanted && !isFetching

  useEffect(() => {
    if (isToAsk) void fetchNextPage()
  }, [isToAsk, fetchNextPage])

  return (
    <p className={styles.foot}>
      <span>{formatPlural(count, noun)} shown</span>
      {hasNextPage && (
        <Button size="small" disabled={isWanted || isError} onClick={() => setWanted(pages + 1)}>
          Show more
        </Button>
      )}
    </p>
  )
}
