import { Copy, Filter } from 'lucide-react'
import { useState } from 'react'
import type { ItemRow } from '../../../shared/contract/items.ts'
import { copyText } from '../../ui/copy.ts'
import type { MenuItem } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'

/** The menu of a right-click on an item. */
export function useItemMenu(
  projectNames: ReadonlyMap<string, string>,
  onFilter: (change: { type?: string; project?: string }) => void
) {
  const [item, setItem] = useState<ItemRow | undefined>(undefined)
  const items = item === undefined ? [] : menuOf(item, projectNames, onFilter)
  return { items, setItem }
}

function menuOf(
  { type, projectId, eventId }: ItemRow,
  projectNames: ReadonlyMap<string, string>,
  onFilter: (change: { type?: string; project?: string }) => void
): MenuItem[] {
  return [
    { label: `Only ${type}`, icon: Filter, run: () => onFilter({ type }) },
    {
      label: `Only ${projectNames.get(projectId) ?? projectId}`,
      icon: Filter,
      run: () => onFilter({ project: projectId })
    },
    {
      label: 'Copy the event id',
      icon: Copy,
      disabled: eventId === null ? 'Its envelope names no event' : undefined,
      run: () => void copyEventId(eventId ?? '')
    }
  ]
}

async function copyEventId(eventId: string) {
  if (await copyText(eventId)) toast({ text: 'Event id copied.' })
  else toast({ text: 'The clipboard cannot be reached.', tone: 'error' })
}
