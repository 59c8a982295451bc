import { useEffect, useRef } from 'react'
import type { IssueRow } from '../../../shared/contract/issues.ts'
import { useCommand } from '../../ui/command.ts'
import { toast } from '../../ui/toast.tsx'
import { type ListContext, toContext } from './action-context.ts'
import { type ActionContext, whyNotMerge } from './actions/action-entries.ts'
import type { StateChange } from './actions/action-words.ts'
import { issueCommands } from './commands.ts'
import { useIssueActions } from './issue-actions.ts'
import { idsBetween } from './list-rows.ts'
import { addMarks, markAll, moveMarks, toggleMark, useSelection } from './selection.ts'

export interface ListKeys extends ListContext {
  cursorIndex: number | undefined
  /** Rows that are in sight at once. */
  rowsInSight: () => number
  moveTo: (index: number) => void
  onOpen: (issue: IssueRow, how: 'full' | 'key') => void
  /** Something is open beside the list, which takes the keys that scroll. */
  isOpen: boolean
}

/** The keys that move through the list and mark rows. */
export function useListKeys({ cursorIndex, rowsInSight, moveTo, onOpen, isOpen, ...list }: ListKeys) {
  const { rows, total } = list
  const current = cursorIndex === undefined ? undefined : rows[cursorIndex]

  // Where the cursor was before its row went away: the row that takes the place is the next one.
  const lastIndex = useRef(-1)
  useEffect(() => {
    if (cursorIndex !== undefined) lastIndex.current = cursorIndex
  }, [cursorIndex])

  const go = (index: number) => moveTo(Math.max(0, Math.min(rows.length - 1, index)))
  const nextIndex = () => (cursorIndex === undefined ? Math.max(0, lastIndex.current) : cursorIndex + 1)
  const previousIndex = () => (cursorIndex ?? lastIndex.current) - 1
  const page = () => Math.max(1, rowsInSight() - 1)
  const ids = () => rows.map(({ id }) => id)

  function markRange() {
    if (current === undefined) return
    const from = useSelection.getState().anchor ?? current.id
    addMarks(idsBetween(ids(), from, current.id))
  }

  function markTo(index: number) {
    if (current === undefined) return go(index)
    const target = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (target === undefined) return
    const all = ids()
    const anchor = useSelection.getState().anchor ?? current.id
    moveMarks(idsBetween(all, anchor, current.id), idsBetween(all, anchor, target.id), anchor)
    go(index)
  }

  useCommand(issueCommands.next, () => go(nextIndex()))
  useCommand(issueCommands.previous, () => go(previousIndex()))
  useCommand(issueCommands.first, () => go(0), !isOpen)
  useCommand(issueCommands.last, () => go(rows.length - 1), !isOpen)
  useCommand(issueCommands.pageDown, () => go(nextIndex() - 1 + page()), !isOpen)
  useCommand(issueCommands.pageUp, () => go(previousIndex() + 1 - page()), !isOpen)
  useCommand(issueCommands.open, () => current && onOpen(current, 'full'))
  useCommand(issueCommands.mark, () => current && toggleMark(current.id, ids()))
  useCommand(issueCommands.markRange, markRange)
  useCommand(issueCommands.markNext, () => markTo(nextIndex()))
  useCommand(issueCommands.markPrevious, () => markTo(previousIndex()))
  useCommand(issueCommands.markAll, () => markAll(ids(), total))
  useActionKeys(list)
}

/** The keys that act: on the marked issues where there are some, else on the one under the cursor. */
function useActionKeys(list: ListContext) {
  const actions = useIssueActions()

  /** A key that does something to what is selected, and says so where nothing is. */
  function act(run: (context: ActionContext) => void) {
    return () => {
      const context = toContext(useSelection.getState(), list, actions)
      if (context === undefined) toast({ text: 'No issue is selected: J and K move to one.' })
      else run(context)
    }
  }
  const change = (wanted: StateChange) =>
    act(({ targets }: ActionContext) => void actions.change(targets, wanted))

  function merge(context: ActionContext) {
    const why = whyNotMerge(context)
    if (why === undefined) void actions.merge(context.targets)
    else toast({ text: `They cannot be merged. ${why}.` })
  }

  useCommand(issueCommands.resolve, change({ status: 'resolved' }))
  useCommand(issueCommands.resolveNext, change({ status: 'resolved', resolution: { in: 'next' } }))
  useCommand(issueCommands.archive, change({ status: 'ignored', archive: { escalating: true } }))
  useCommand(issueCommands.archiveForever, change({ status: 'ignored' }))
  useCommand(issueCommands.reopen, change({ status: 'unresolved' }))
  useCommand(issueCommands.merge, act(merge))
  useCommand(
    issueCommands.bookmark,
    act(({ targets, rows }) => {
      const areAll = rows.length > 0 && rows.every(({ bookmarked }) => bookmarked)
      void actions.change(targets, { bookmarked: !areAll })
    })
  )
  useCommand(
    issueCommands.markSeen,
    act(({ targets, rows }) => {
      const areAll = rows.length > 0 && rows.every(({ seen }) => seen !== null)
      void actions.change(targets, { seen: !areAll })
    })
  )
  useCommand(
    issueCommands.remove,
    act(({ targets }) => void actions.remove(targets, { discard: false }))
  )
  useCommand(
    issueCommands.discard,
    act(({ targets }) => void actions.remove(targets, { discard: true }))
  )
  useCommand(issueCommands.undo, actions.undo)
}
