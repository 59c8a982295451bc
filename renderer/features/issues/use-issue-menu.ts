import { AppWindow, Archive, Check, Copy, Link, SquareCheck } from 'lucide-react'
import { useState } from 'react'
import type { IssueRow } from '../../../shared/contract/issues.ts'
import { besideWords, linkToPlace, openBeside, places } from '../../api/places.ts'
import { copyText } from '../../ui/copy.ts'
import type { MenuEntry } from '../../ui/menu-entries.tsx'
import { type ListContext, toContext } from './action-context.ts'
import {
  type ActionContext,
  archiveEntries,
  deleteEntries,
  flagEntries,
  mergeEntry,
  onlyProject,
  resolveEntries
} from './actions/action-entries.ts'
import { useReleases } from './actions/use-releases.ts'
import { useIssueActions } from './issue-actions.ts'
import { toggleMark, useSelection } from './selection.ts'

/** The right-click menu of the list: for the issue that was clicked, or for the marked ones where it is one of them. */
export function useIssueMenu(list: ListContext) {
  const [issue, setIssue] = useState<IssueRow | null>(null)
  const actions = useIssueActions()
  const context = issue === null ? undefined : contextOf(issue, list, actions)
  const releases = useReleases(context && onlyProject(context), context !== undefined)
  if (issue === null || context === undefined) return { entries: [], setIssue }

  const entries: MenuEntry[] = [
    { type: 'branch', label: 'Resolve', icon: Check, entries: resolveEntries(context, releases) },
    { type: 'branch', label: 'Archive', icon: Archive, entries: archiveEntries(context) },
    ...flagEntries(context),
    mergeEntry(context),
    { type: 'line', label: 'this issue' },
    {
      type: 'action',
      label: 'Select',
      icon: SquareCheck,
      keys: 'x',
      run: () =>
        toggleMark(
          issue.id,
          list.rows.map(({ id }) => id)
        )
    },
    {
      type: 'action',
      label: besideWords,
      icon: AppWindow,
      run: () => void openBeside(places.issue(issue.id))
    },
    { type: 'action', label: `Copy ${issue.shortId}`, icon: Copy, run: () => void copyText(issue.shortId) },
    { type: 'action', label: 'Copy title', icon: Copy, run: () => void copyText(issue.title) },
    {
      type: 'action',
      label: 'Copy link',
      icon: Link,
      run: () => void copyText(linkToPlace(places.issue(issue.id)))
    },
    { type: 'line', label: 'delete' },
    ...deleteEntries(context)
  ]
  return { entries, setIssue }
}

function contextOf(
  issue: IssueRow,
  list: ListContext,
  actions: ReturnType<typeof useIssueActions>
): ActionContext | undefined {
  const selection = useSelection.getState()
  const isMarked = selection.isAll || selection.marked.has(issue.id)
  if (isMarked) return toContext(selection, list, actions)
  return { targets: { ids: [issue.id], name: issue.shortId }, count: 1, rows: [issue], actions }
}
