import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { create } from 'zustand'
import { type ListPlaces, listHeadHeight, listPlaces, type ShownLines } from './list-places.ts'
import type { ListItem } from './list-rows.ts'

/** Lines beyond the edges that are there before they are scrolled to. */
const overscan = 8
/** What stands over and under the list at least, px. */
const leastAround = 140
/** Lines pass by when one scrolls more than this part of the box at a step, and did so this long before, ms. */
const farPart = 1 / 3
const passingMs = 100

interface ListView extends ShownLines {
  /** Lines pass by faster than they can be read. */
  readonly isPassing: boolean
}

/**
 * The part of the list that is on the page. Only who asks `useShown` renders as it is scrolled: what stands around the
 * lines does not change with them.
 */
export function useListWindow(
  scroller: RefObject<HTMLDivElement | null>,
  items: readonly ListItem[],
  rowHeight: number
) {
  const places = useMemo(() => listPlaces(items, rowHeight), [items, rowHeight])
  // as high as the window leaves room for, until it is measured: the first rows come with the first frame
  const [useShown] = useState(() =>
    create<ListView>(() => ({
      first: 0,
      last: Math.ceil((window.innerHeight - leastAround) / rowHeight),
      stuck: undefined,
      isPassing: false
    }))
  )

  /** Where the box stands, as it was told last: to ask for it would lay out the page once more. Undefined: not yet. */
  const seen = useRef<{ readonly top: number; readonly height: number }>(undefined)
  const latestPlaces = useRef(places)
  const frame = useRef(0)

  const show = useCallback(
    (around: number, isPassing = useShown.getState().isPassing) => {
      if (seen.current === undefined) return
      const lines = latestPlaces.current.linesAt(seen.current.top, seen.current.height, around)
      const next = { ...lines, isPassing }
      if (!isSame(next, useShown.getState())) useShown.setState(next)
    },
    [useShown]
  )

  /** First what is in sight, if some of it is missing, and the rest once that is painted. */
  const showInSteps = useCallback(() => {
    if (seen.current === undefined) return
    const next = latestPlaces.current.linesAt(seen.current.top, seen.current.height, 0)
    const shown = useShown.getState()
    if (next.first < shown.first || next.last > shown.last) useShown.setState(next)
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => show(overscan))
  }, [useShown, show])

  useLayoutEffect(() => {
    const box = scroller.current
    if (box === null) return
    const look = () => {
      seen.current = { top: box.scrollTop, height: box.clientHeight }
    }
    let farAt = Number.NEGATIVE_INFINITY
    let rest: ReturnType<typeof setTimeout> | undefined
    const scrolled = ({ timeStamp }: Event) => {
      const before = seen.current
      look()
      const step = before === undefined ? 0 : Math.abs(box.scrollTop - before.top)
      const isFar = step > box.clientHeight * farPart
      const isPassing = isFar && timeStamp - farAt < passingMs
      if (isFar) farAt = timeStamp
      clearTimeout(rest)
      if (isPassing) rest = setTimeout(() => show(overscan, false), passingMs)
      show(overscan, isPassing)
    }
    // called at once too, after the layout that is due anyway
    const resizes = new ResizeObserver(() => {
      look()
      showInSteps()
    })
    resizes.observe(box)
    box.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      cancelAnimationFrame(frame.current)
      clearTimeout(rest)
      resizes.disconnect()
      box.removeEventListener('scroll', scrolled)
    }
  }, [scroller, show, showInSteps])

  // Another page of the list adds lines after those that are there; a first one brings all of them.
  useLayoutEffect(() => {
    const isFirst = latestPlaces.current.count === 0
    latestPlaces.current = places
    if (isFirst) showInSteps()
    else show(overscan)
  }, [places, show, showInSteps])

  /** Scrolls as little as it takes to bring a line into sight, below the heads that stay at the top. */
  const reveal = useCallback(
    (index: number) => {
      const box = scroller.current
      if (box === null) return
      const { topOf, stuckHeight } = places
      const top = topOf(index)
      const bottom = listHeadHeight + top + places.rowHeight
      if (top - stuckHeight < box.scrollTop) box.scrollTop = Math.max(0, top - stuckHeight)
      else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
    },
    [scroller, places]
  )

  return useMemo(() => ({ places, useShown, reveal }), [places, useShown, reveal])
}

export type ListWindow = ReturnType<typeof useListWindow>

/** The lines that are on the page now, each by its number; the head that stays in sight is always one of them. */
export function linesOf({ first, last, stuck }: ShownLines, { count }: ListPlaces): number[] {
  const end = Math.min(last, count - 1)
  const start = Math.max(0, Math.min(first, end))
  const lines = Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index)
  return stuck !== undefined && stuck < start ? [stuck, ...lines] : lines
}

function isSame(a: ListView, b: ListView): boolean {
  return a.first === b.first && a.last === b.last && a.stuck === b.stuck && a.isPassing === b.isPassing
}
