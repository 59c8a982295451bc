import { X } from 'lucide-react'
import { type MouseEvent, type RefObject, useState } from 'react'
import { removeTerm } from '../../../../shared/search/edit.ts'
import type { Span } from '../../../../shared/search/syntax-tree.ts'
import type { FieldState } from './chip-keys.ts'
import styles from './search-field.module.css'

interface Hovered extends Span {
  /** Its upper right corner, px in the text. */
  readonly right: number
  readonly top: number
}

/** The chip under the pointer. The field lies over the chips, so their places are compared. */
export function useHoveredChip(layer: RefObject<HTMLDivElement | null>) {
  const [chip, setChip] = useState<Hovered | null>(null)

  function find({ clientX: x, clientY: y, buttons }: MouseEvent) {
    if (buttons === 0) setChip((known) => same(known, chipAt(layer.current, x, y)))
  }

  return {
    chip,
    forget: () => setChip(null),
    listeners: { onMouseMove: find, onMouseLeave: () => setChip(null) }
  }
}

const reachPx = 4

function chipAt(layer: HTMLElement | null, x: number, y: number): Hovered | null {
  if (layer === null) return null
  const origin = layer.getBoundingClientRect()
  for (const element of layer.querySelectorAll('[data-chip]')) {
    const boxes = [...element.getClientRects()]
    const isIn = boxes.some(
      ({ left, right, top, bottom }) => x >= left && x <= right + reachPx && y >= top - reachPx && y <= bottom
    )
    const [start = 0, end = 0] = (element.getAttribute('data-chip') ?? '').split(' ').map(Number)
    const last = boxes.at(-1)
    if (isIn && last) return { start, end, right: last.right - origin.left, top: last.top - origin.top }
  }
  return null
}

function same(known: Hovered | null, found: Hovered | null): Hovered | null {
  return JSON.stringify(known) === JSON.stringify(found) ? known : found
}

/** Takes the chip under the pointer away. */
export function HoveredChip({
  chip,
  text,
  onEdit,
  onDone
}: {
  chip: Hovered
  text: string
  onEdit: (field: FieldState) => void
  onDone: () => void
}) {
  return (
    <button
      type="button"
      className={styles.remove}
      style={{ left: chip.right, top: chip.top }}
      tabIndex={-1}
      aria-label={`Remove ${text.slice(chip.start, chip.end)}`}
      title="Remove this filter"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        const rest = removeTerm(text, chip)
        const caret = Math.min(chip.start, rest.length)
        onEdit({ text: rest, start: caret, end: caret })
        onDone()
      }}
    >
      <X size={9} strokeWidth={3} aria-hidden />
    </button>
  )
}
