import { useSyncExternalStore } from 'react'

const tickMs = 10_000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    // what was shown a moment ago is not shown anew for some milliseconds
    if (Date.now() - now >= tickMs) now = Date.now()
    timer = setInterval(tick, tickMs)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/**
 * What follows from the time of day, epoch ms: one clock for the whole window, a tick each ten seconds. Who asks renders
 * again only when what follows is something else, so that a window in which nothing happens does nothing.
 */
export function useAtNow<Value extends string | number>(of: (now: number) => Value): Value {
  return useSyncExternalStore(subscribe, () => of(now))
}

/** The time of day itself. */
export function useNow(): number {
  return useAtNow((now) => now)
}
