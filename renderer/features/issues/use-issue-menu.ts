import { Archive, Check, Copy, Link, RotateCcw, SquareCheck } from 'lucide-react'
import { useState } from 'react'
import type { Issue } from '../../../shared/model/issue.ts'
import { copyText } from '../../ui/copy.ts'
import type { MenuItem } from '../../ui/menu.tsx'
import { useIssueActions } from './issue-actions.ts'
import { toggleMark } from './selection.ts'

/** The right-click menu of the list, for the issue that was clicked. */
export function useIssueMenu() {
  const [issue, setIssue] = useState<Issue | null>(null)
  const actions = useIssueActions()
  if (issue === null) return { items: [], setIssue }

  const { id, shortId, status } = issue
  const change = (label: string, icon: MenuItem['icon'], to: Issue['status'], keys?: string): MenuItem => ({
    label,
    ...(icon !== undefined && { icon }),
    keys,
    disabled: status === to ? 'It is already' : undefined,
    run: () => void actions.update([id], to, shortId)
  })
  const items: MenuItem[] = [
    change('Resolve', Check, 'resolved', 'e'),
    change('Archive', Archive, 'ignored', 'a'),
    change('Reopen', RotateCcw, 'unresolved'),
    {
      label: 'Select',
      icon: SquareCheck,
      keys: 'x',
      run: () => toggleMark(id)
    },
    { label: `Copy ${shortId}`, icon: Copy, run: () => void copyText(shortId) },
    { label: 'Copy title', icon: Copy, run: () => void copyText(issue.title) },
    {
      label: 'Copy link',
      icon: Link,
      run: () => void copyText(new URL(`#/issues/${encodeURIComponent(id)}`, window.location.href).href)
    }
  ]
  return { items, setIssue }
}
