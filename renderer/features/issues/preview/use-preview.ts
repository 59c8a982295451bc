import { useEffect, useMemo, useRef, useState } from 'react'
import type { IssueRow } from '../../../../shared/contract/issues.ts'

const openMs = 350
const closeMs = 200

export interface Preview {
  readonly issue: IssueRow
  /** A key opened it: it goes with the cursor, and stays as the list scrolls. */
  readonly isByKey: boolean
  /** Where it hangs, px in the window. */
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number }
}

/** The preview of an issue: the pointer opens it after a while over a row, a key at once. */
export function usePreview() {
  const [shown, setShown] = useState<Preview | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isByKey = useRef(false)
  useEffect(() => () => clearTimeout(timer.current), [])

  const controls = useMemo(() => {
    function set(next: Preview | null) {
      clearTimeout(timer.current)
      isByKey.current = next?.isByKey ?? false
      setShown(next)
    }
    function after(ms: number, next: () => Preview | null) {
      clearTimeout(timer.current)
      // what a key opened is not the pointer's to change
      if (!isByKey.current) timer.current = setTimeout(() => set(next()), ms)
    }
    return {
      /** The pointer is over the text of a row. */
      over: (issue: IssueRow, row: Element) =>
        after(openMs, () => (row.isConnected ? { issue, isByKey: false, at: placeOf(row) } : null)),
      /** The pointer is over something else. */
      leave: () => after(closeMs, () => null),
      /** The pointer is over the preview itself. */
      stay: () => clearTimeout(timer.current),
      /** A key asks for it. */
      show: (issue: IssueRow, row: Element) => set({ issue, isByKey: true, at: placeOf(row) }),
      close: () => set(null)
    }
  }, [])
  return { shown, ...controls }
}

function placeOf(row: Element): Preview['at'] {
  const { left, top, bottom } = (row.querySelector('[data-preview]') ?? row).getBoundingClientRect()
  const { top: rowTop, bottom: rowBottom } = row.getBoundingClientRect()
  return { left, top: Math.min(top, rowTop), bottom: Math.max(bottom, rowBottom) }
}
