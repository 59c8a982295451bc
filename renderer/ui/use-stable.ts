import { useCallback, useEffect, useRef } from 'react'

/**
 * A function that stays the same while what it does follows the latest render: for handlers of memoised components.
 * It must not be called while rendering.
 */
export function useStable<Args extends unknown[], Result>(run: (...args: Args) => Result) {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
