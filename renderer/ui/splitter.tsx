import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import styles from './splitter.module.css'

const stepPx = 24

/** The handle between two panes. `value` is the left pane's width in px. */
export function Splitter({
  value,
  min,
  max,
  label,
  onChange
}: {
  value: number
  min: number
  max: number
  label: string
  onChange: (value: number) => void
}) {
  const drag = useRef<{ x: number; value: number } | null>(null)
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))))

  function start(event: PointerEvent<HTMLDivElement>) {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, value }
  }

  function move(event: PointerEvent<HTMLDivElement>) {
    if (drag.current !== null) set(drag.current.value + event.clientX - drag.current.x)
  }

  function nudge(event: KeyboardEvent<HTMLDivElement>) {
    const by = { ArrowLeft: -stepPx, ArrowRight: stepPx }[event.key]
    if (by === undefined) return
    event.preventDefault()
    set(value + by)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved; this can
    <div
      className={styles.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={() => {
        drag.current = null
      }}
      onKeyDown={nudge}
    />
  )
}
