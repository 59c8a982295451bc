import { useEffect, useMemo, useRef } from 'react'

/**
 * A function that runs at once when it is called now and then. Called again sooner than `restMs` after the last time, it
 * waits until the calls end, and then runs for the last of them: what would be replaced in a moment is not worth its work.
 */
export function usePacedCall<Args extends unknown[]>(run: (...args: Args) => void, restMs: number) {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  const paced = useMemo(() => createPacedCall((...args: Args) => latest.current(...args), restMs), [restMs])
  useEffect(() => paced.cancel, [paced])
  return paced
}

/** The same without React. `cancel` forgets what waits. */
export function createPacedCall<Args extends unknown[]>(run: (...args: Args) => void, restMs: number) {
  let calledAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    call(...args: Args) {
      const now = performance.now()
      const isQuick = now - calledAt < restMs
      calledAt = now
      clearTimeout(timer)
      if (isQuick) timer = setTimeout(() => run(...args), restMs)
      else run(...args)
    },
    cancel: () => clearTimeout(timer)
  }
}
