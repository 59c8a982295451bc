import { useEffect, useRef } from 'react'
import type { Issue } from '../../../shared/model/issue.ts'
import { useCommand } from '../../ui/command.ts'
import { issueCommands } from './commands.ts'
import { useIssueActions } from './issue-actions.ts'
import { idsBetween } from './list-rows.ts'
import { addMarks, toggleMark, useSelection } from './selection.ts'

interface ListKeys {
  rows: readonly Issue[]
  cursorIndex: number | undefined
  moveTo: (index: number) => void
  onOpen: (issue: Issue, how: 'full' | 'key') => void
  isActive: boolean
}

/** The keys of the list. They act on the marked issues where there are some, else on the one under the cursor. */
export function useListKeys({ rows, cursorIndex, moveTo, onOpen, isActive }: ListKeys) {
  const actions = useIssueActions()
  const current = cursorIndex === undefined ? undefined : rows[cursorIndex]

  // Where the cursor was before its row went away: the row that takes the place is the next one.
  const lastIndex = useRef(-1)
  useEffect(() => {
    if (cursorIndex !== undefined) lastIndex.current = cursorIndex
  }, [cursorIndex])

  function next() {
    const index = cursorIndex === undefined ? Math.max(0, lastIndex.current) : cursorIndex + 1
    moveTo(Math.min(rows.length - 1, index))
  }

  function previous() {
    moveTo(Math.max(0, (cursorIndex ?? lastIndex.current) - 1))
  }

  function markRange() {
    if (current === undefined) return
    const from = useSelection.getState().anchor ?? current.id
    addMarks(idsBetween(rows, from, current.id))
  }

  function update(status: 'resolved' | 'ignored') {
    const marked = [...useSelection.getState().marked]
    const { cursor } = useSelection.getState()
    if (marked.length > 0) void actions.update(marked, status)
    else if (cursor !== null) void actions.update([cursor], status, current?.shortId)
  }

  useCommand(issueCommands.next, next, isActive)
  useCommand(issueCommands.previous, previous, isActive)
  useCommand(issueCommands.open, () => current && onOpen(current, 'full'), isActive)
  useCommand(issueCommands.mark, () => current && toggleMark(current.id), isActive)
  useCommand(issueCommands.markRange, markRange, isActive)
  useCommand(issueCommands.resolve, () => update('resolved'), isActive)
  useCommand(issueCommands.archive, () => update('ignored'), isActive)
  useCommand(issueCommands.undo, () => void actions.undo(), isActive)
}
