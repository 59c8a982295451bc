import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { IssueRow } from '../../../../shared/contract/issues.ts'

const openMs = 350
const closeMs = 200

export interface Preview {
  readonly issue: IssueRow
  /** Where it hangs, px in the window. */
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number }
}

/** The preview of an issue: the pointer opens it after a while over a row, a key at once. */
export function usePreview() {
  const [shown, setShown] = useState<Preview | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const after = useCallback((ms: number, run: () => void) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(run, ms)
  }, [])

  const controls = useMemo(
    () => ({
      /** The pointer is over the text of a row. */
      over: (issue: IssueRow, row: Element) =>
        after(openMs, () => row.isConnected && setShown({ issue, at: placeOf(row) })),
      /** The pointer is over something else. */
      leave: () => after(closeMs, () => setShown(null)),
      /** The pointer is over the preview itself. */
      stay: () => clearTimeout(timer.current),
      show: (issue: IssueRow, row: Element) => {
        clearTimeout(timer.current)
        setShown({ issue, at: placeOf(row) })
      },
      close: () => {
        clearTimeout(timer.current)
        setShown(null)
      }
    }),
    [after]
  )
  return { shown, ...controls }
}

function placeOf(row: Element): Preview['at'] {
  const { left, top, bottom } = (row.querySelector('[data-preview]') ?? row).getBoundingClientRect()
  const { top: rowTop, bottom: rowBottom } = row.getBoundingClientRect()
  return { left, top: Math.min(top, rowTop), bottom: Math.max(bottom, rowBottom) }
}
