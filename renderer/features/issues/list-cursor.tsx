import { type HTMLAttributes, useEffect } from 'react'
import { useCommand } from '../../ui/command.ts'
import type { ListContext } from './action-context.ts'
import { issueCommands } from './commands.ts'
import { rowElementId } from './issue-row.tsx'
import type { usePreview } from './preview/use-preview.ts'
import { useSelection } from './selection.ts'
import { type ListKeys, useListKeys } from './use-list-keys.ts'

/** So long on a row, its neighbours are likely to be next, ms. */
const restMs = 80

/** Where each issue stands: among the issues, and among all lines. */
export type Places = ReadonlyMap<string, { readonly row: number; readonly line: number }>

interface ListCursorProps extends Omit<ListKeys, 'cursorIndex'> {
  places: Places
  preview: ReturnType<typeof usePreview>
  /** Called for issues that are likely to be opened next. */
  onLikely: (issue: ListContext['rows'][number]) => void
}

/** What goes with the cursor of the list. It is apart and shows nothing, so that a step renders no more of the list than it changes. */
export function ListCursor({ places, preview, onLikely, ...keys }: ListCursorProps) {
  const { rows } = keys
  const cursorIndex = useSelection(({ cursor }) => indexOf(cursor, places))
  useListKeys({ ...keys, cursorIndex })

  // Where one rests, the neighbours are likely to be next. Passing by with a key held down asks for nothing.
  useEffect(() => {
    if (cursorIndex === undefined) return
    const timer = setTimeout(() => {
      for (const near of [rows[cursorIndex], rows[cursorIndex + 1], rows[cursorIndex - 1]]) {
        if (near !== undefined) onLikely(near)
      }
    }, restMs)
    return () => clearTimeout(timer)
  }, [rows, cursorIndex, onLikely])

  useCommand(issueCommands.preview, () => {
    const issue = cursorIndex === undefined ? undefined : rows[cursorIndex]
    const row = issue && document.getElementById(rowElementId(issue.id))
    if (preview.shown !== null || !issue || !row) preview.close()
    else preview.show(issue, row)
  })

  // A preview that a key opened goes with the cursor.
  const { shown, show } = preview
  useEffect(() => {
    const issue = shown?.isByKey && cursorIndex !== undefined ? rows[cursorIndex] : undefined
    const row = issue && issue.id !== shown?.issue.id && document.getElementById(rowElementId(issue.id))
    if (issue && row) show(issue, row)
  }, [rows, cursorIndex, shown, show])

  return null
}

/** The list of choices that the rows are in; it names the one under the cursor. */
export function RowsBox({ places, ...attributes }: HTMLAttributes<HTMLDivElement> & { places: Places }) {
  const active = useSelection(({ cursor }) =>
    cursor === null || !places.has(cursor) ? undefined : rowElementId(cursor)
  )
  return (
    <div
      {...attributes}
      role="listbox"
      tabIndex={0}
      aria-label="Issues"
      aria-multiselectable
      aria-activedescendant={active}
    />
  )
}

function indexOf(cursor: string | null, places: Places): number | undefined {
  return cursor === null ? undefined : places.get(cursor)?.row
}
