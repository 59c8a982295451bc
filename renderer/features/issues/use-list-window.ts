import { type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useMemo } from 'react'
import { groupHeadHeight } from './group-head.tsx'
import type { ListItem } from './list-rows.ts'

/** The head over the list, which stays in sight, px. */
export const listHeadHeight = 30

const overscan = 8

/** The lines of the list that are in sight, and where each of them stands. Every line has a height that is known. */
export function useListWindow(
  scroller: RefObject<HTMLDivElement | null>,
  items: readonly ListItem[],
  rowHeight: number
) {
  const heads = useMemo(() => items.flatMap(({ type }, index) => (type === 'head' ? [index] : [])), [items])

  /** Top of a line, px from the first one. */
  const topOf = useCallback(
    (index: number) => {
      const before = headsBefore(heads, index)
      return before * groupHeadHeight + (index - before) * rowHeight
    },
    [heads, rowHeight]
  )

  /** The head of the project whose lines are the first in sight. */
  const stuckHead = useCallback(
    (scrollTop: number) => heads.findLast((index) => topOf(index) <= scrollTop),
    [heads, topOf]
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: with other heights, all places are computed anew
  const getItemKey = useCallback((index: number) => keyOf(items[index]) ?? index, [items, rowHeight])

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.type === 'head' ? groupHeadHeight : rowHeight),
    getItemKey,
    // as if it were as high as the window, until it is measured: the first rows come with the first frame
    initialRect: { width: 0, height: window.innerHeight },
    overscan,
    scrollMargin: listHeadHeight,
    rangeExtractor: useCallback(
      ({ startIndex, endIndex, count }: Range) => {
        const stuck = heads.findLast((index) => index <= startIndex)
        const first = Math.max(0, startIndex - overscan)
        const last = Math.min(count - 1, endIndex + overscan)
        const shown = Array.from({ length: last - first + 1 }, (_, index) => first + index)
        return stuck !== undefined && stuck < first ? [stuck, ...shown] : shown
      },
      [heads]
    )
  })

  /** Scrolls as little as it takes to bring a line into sight, below the heads that stay at the top. */
  const reveal = useCallback(
    (index: number) => {
      const box = scroller.current
      if (box === null) return
      const top = topOf(index)
      const bottom = listHeadHeight + top + rowHeight
      const stuckHeight = heads.length > 0 ? groupHeadHeight : 0
      if (top - stuckHeight < box.scrollTop) box.scrollTop = Math.max(0, top - stuckHeight)
      else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
    },
    [scroller, topOf, rowHeight, heads]
  )

  return {
    lines: virtual.getVirtualItems(),
    height: topOf(items.length),
    topOf,
    stuck: stuckHead(virtual.scrollOffset ?? 0),
    reveal
  }
}

function keyOf(item: ListItem | undefined): string | undefined {
  return item?.type === 'head' ? `project ${item.id}` : item?.id
}

/** How many of some ascending numbers are smaller. */
function headsBefore(heads: readonly number[], index: number): number {
  const at = heads.findIndex((head) => head >= index)
  return at < 0 ? heads.length : at
}
