import { useEffect, useState } from 'react'

/**
 * How many of `count` parts to show: `first` at once, and when those are painted one after the other. Between two of
 * them the browser can answer whoever presses or scrolls.
 */
export function useStaged(count: number, first: number): number {
  const [shown, setShown] = useState(first)
  useEffect(() => {
    if (shown >= count) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const next = () => {
      timer = setTimeout(() => setShown(shown + 1))
    }
    const frame = shown === first ? requestAnimationFrame(next) : undefined
    if (frame === undefined) next()
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [shown, count, first])
  return Math.min(shown, count)
}
