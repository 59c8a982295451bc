import { create } from 'zustand'

interface Selection {
  /** The row that keys act on. It outlives its row, so that j goes on where an issue was resolved. */
  readonly cursor: string | null
  readonly marked: ReadonlySet<string>
  /** Where a range starts. */
  readonly anchor: string | null
}

const none: ReadonlySet<string> = new Set()

export const useSelection = create<Selection>(() => ({
  cursor: null,
  marked: none,
  anchor: null
}))

export function setCursor(id: string | null) {
  if (useSelection.getState().cursor !== id) useSelection.setState({ cursor: id })
}

/** Marks a row, or takes the mark off. */
export function toggleMark(id: string) {
  useSelection.setState(({ marked }) => {
    const next = new Set(marked)
    if (!next.delete(id)) next.add(id)
    return { marked: next, anchor: id }
  })
}

export function addMarks(ids: readonly string[]) {
  useSelection.setState(({ marked }) => ({
    marked: new Set([...marked, ...ids])
  }))
}

export function clearMarks() {
  if (useSelection.getState().marked.size > 0) useSelection.setState({ marked: none, anchor: null })
}
