import { useEffect, useMemo, useRef } from 'react'

/** Why the list must not move: it is scrolled, pointed at, gone through by keys, or rows of it are marked. */
export type HoldReason = 'scrolled' | 'pointer' | 'keys' | 'marks' | 'menu'

/** So long after a key, the list counts as being gone through by keys. */
const keysMs = 4000

export interface Hold {
  isHeld(): boolean
  set(reason: HoldReason, holds: boolean): void
  /** Keys are being used: holds for some seconds. */
  keys(): void
}

interface HoldListeners {
  /** Something holds it now, and nothing did before. */
  readonly onHold: () => void
  /** Nothing holds it any longer. */
  readonly onRelease: () => void
}

/** Keeps the list from moving while it is read. */
export function useHold(listeners: HoldListeners): Hold {
  const latest = useRef(listeners)
  useEffect(() => {
    latest.current = listeners
  })
  const hold = useMemo(
    () => createHold({ onHold: () => latest.current.onHold(), onRelease: () => latest.current.onRelease() }),
    []
  )
  useEffect(() => () => hold.set('keys', false), [hold])
  return hold
}

/** The same without React. */
export function createHold({ onHold, onRelease }: HoldListeners): Hold {
  const reasons = new Set<HoldReason>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function set(reason: HoldReason, holds: boolean) {
    if (reason === 'keys') clearTimeout(timer)
    if (holds) {
      const wasFree = reasons.size === 0
      reasons.add(reason)
      if (wasFree) onHold()
    } else if (reasons.delete(reason) && reasons.size === 0) onRelease()
  }

  return {
    isHeld: () => reasons.size > 0,
    set,
    keys() {
      set('keys', true)
      timer = setTimeout(() => set('keys', false), keysMs)
    }
  }
}
