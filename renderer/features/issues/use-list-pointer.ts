import { type MouseEvent, type PointerEvent, useRef } from 'react'
import type { IssueRow } from '../../../shared/contract/issues.ts'
import { idsBetween } from './list-rows.ts'
import type { usePreview } from './preview/use-preview.ts'
import { addMarks, setCursor, toggleMark, useSelection } from './selection.ts'
import type { Hold } from './use-hold.ts'

/** So long over a row, its issue is likely to be opened. */
const likelyMs = 60

interface ListPointer {
  rows: readonly IssueRow[]
  openId: string | undefined
  hold: Hold
  preview: ReturnType<typeof usePreview>
  onOpen: (issue: IssueRow, how: 'click' | 'full') => void
  onLikely: (issue: IssueRow) => void
}

/** What the pointer does in the list: opens, marks, shows previews, and keeps it from moving. */
export function useListPointer({ rows, openId, hold, preview, onOpen, onLikely }: ListPointer) {
  const last = useRef<{ readonly x: number; readonly y: number }>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function issueAt(target: EventTarget): IssueRow | undefined {
    if (!(target instanceof Element)) return undefined
    const id = target.closest('[data-issue]')?.getAttribute('data-issue')
    return id === null || id === undefined ? undefined : rows.find((row) => row.id === id)
  }

  function click(event: MouseEvent) {
    const issue = issueAt(event.target)
    if (issue === undefined) return
    preview.close()
    const ids = rows.map(({ id }) => id)
    if (event.shiftKey) {
      const { anchor, cursor } = useSelection.getState()
      addMarks(idsBetween(ids, anchor ?? cursor, issue.id))
    } else if (event.metaKey || event.ctrlKey || isOnMark(event.target)) {
      toggleMark(issue.id, ids)
    } else {
      setCursor(issue.id)
      // what is read now is the issue; the list may go on until it is pointed at again
      hold.set('pointer', false)
      onOpen(issue, 'click')
    }
  }

  function doubleClick(event: MouseEvent) {
    const issue = issueAt(event.target)
    if (issue !== undefined && !isOnMark(event.target)) onOpen(issue, 'full')
  }

  /**
   * The browser tells of a move, too, when the list appears under the pointer, and repeats it as things move there: that is
   * no moving of the pointer.
   */
  function move({ clientX: x, clientY: y }: PointerEvent) {
    const before = last.current
    last.current = { x, y }
    if (before && (before.x !== x || before.y !== y)) hold.set('pointer', true)
  }

  function over({ target }: PointerEvent) {
    clearTimeout(timer.current)
    const issue = issueAt(target)
    if (issue !== undefined) timer.current = setTimeout(() => onLikely(issue), likelyMs)
    const row = target instanceof Element && target.closest('[data-preview]')?.closest('[data-issue]')
    if (issue === undefined || !row || issue.id === openId) preview.leave()
    else preview.over(issue, row)
  }

  function leave() {
    clearTimeout(timer.current)
    hold.set('pointer', false)
    preview.leave()
  }

  return { issueAt, click, doubleClick, move, over, leave }
}

function isOnMark(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-mark]') !== null
}
