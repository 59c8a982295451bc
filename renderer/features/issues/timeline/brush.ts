import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import type { Bounds } from './timeline-bounds.ts'

/** Buckets that are chosen by dragging: both included. */
export interface Brush {
  readonly first: number
  readonly last: number
}

/** The bucket at a place, counted from the chart's left edge; both px. */
export function bucketAt(x: number, width: number, buckets: number): number {
  return Math.max(0, Math.min(buckets - 1, Math.floor((x / Math.max(1, width)) * buckets)))
}

/** The time of some buckets, epoch ms: [from, to). */
export function timeOf({ first, last }: Brush, { from, to, buckets }: Bounds): { from: number; to: number } {
  const width = (to - from) / buckets
  return { from: from + first * width, to: from + (last + 1) * width }
}

/** Choosing a time by dragging over the chart. Esc leaves it as it was. */
export function useBrush(bounds: Bounds, onChoose: (time: { from: number; to: number }) => void) {
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null)

  function bucketOf({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
    const { left, width } = currentTarget.getBoundingClientRect()
    return bucketAt(clientX - left, width, bounds.buckets)
  }

  const brush = drag && { first: Math.min(drag.from, drag.to), last: Math.max(drag.from, drag.to) }
  return {
    brush,
    listeners: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const bucket = bucketOf(event)
        setDrag({ from: bucket, to: bucket })
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (drag === null) return
        const bucket = bucketOf(event)
        if (bucket !== drag.to) setDrag({ ...drag, to: bucket })
      },
      onPointerUp() {
        // one bucket is a click, which chooses nothing
        if (brush !== null && brush.last > brush.first) onChoose(timeOf(brush, bounds))
        setDrag(null)
      },
      onPointerCancel: () => setDrag(null),
      onKeyDown(event: KeyboardEvent) {
        if (event.key === 'Escape') setDrag(null)
      }
    }
  }
}
