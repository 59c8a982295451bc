import { create } from 'zustand'

interface Selection {
  /** The row that keys act on. It outlives its row, so that j goes on where an issue was resolved. */
  readonly cursor: string | null
  readonly marked: ReadonlySet<string>
  /** Everything that matches is marked, also what is not loaded. */
  readonly isAll: boolean
  /** Where a range starts. */
  readonly anchor: string | null
}

const none: ReadonlySet<string> = new Set()

export const useSelection = create<Selection>(() => ({
  cursor: null,
  marked: none,
  isAll: false,
  anchor: null
}))

export function setCursor(id: string | null) {
  if (useSelection.getState().cursor !== id) useSelection.setState({ cursor: id })
}

/** Marks a row, or takes the mark off. Of all that match, the other loaded ones stay marked. */
export function toggleMark(id: string, loaded: readonly string[]) {
  useSelection.setState(({ marked, isAll }) => {
    const next = new Set(isAll ? loaded : marked)
    if (!next.delete(id)) next.add(id)
    return { marked: next, isAll: false, anchor: id }
  })
}

export function addMarks(ids: readonly string[]) {
  useSelection.setState(({ marked }) => ({ marked: new Set([...marked, ...ids]) }))
}

/** Puts marks from the anchor to where the cursor went, in place of those to where it was. */
export function moveMarks(before: readonly string[], after: readonly string[], anchor: string) {
  useSelection.setState(({ marked }) => {
    const next = new Set(marked)
    for (const id of before) next.delete(id)
    for (const id of after) next.add(id)
    return { marked: next, isAll: false, anchor }
  })
}

/** Marks all that match; `loaded` are those of them that are there. */
export function markAll(loaded: readonly string[], total: number | undefined) {
  useSelection.setState({ marked: new Set(loaded), isAll: total === undefined || total > loaded.length })
}

export function clearMarks() {
  if (useSelection.getState().marked.size > 0 || useSelection.getState().isAll) {
    useSelection.setState({ marked: none, isAll: false, anchor: null })
  }
}
