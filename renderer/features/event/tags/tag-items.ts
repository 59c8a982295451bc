import { Copy, Filter, FilterX, Highlighter, Tag } from 'lucide-react'
import { copyText } from '../../../ui/copy.ts'
import type { MenuItem } from '../../../ui/menu.tsx'

type OnFilter = (key: string, value: string, isExcluded: boolean) => void

/**
 * What can be done with a tag. Without `onFilter` it is a value that cannot be searched for, without `onFilterEvents`
 * the events of the issue cannot be filtered by it.
 */
export function tagItems(
  key: string,
  value: string,
  onFilter?: OnFilter | '' | undefined,
  onFilterEvents?: OnFilter | undefined
): MenuItem[] {
  const items: MenuItem[] = [
    { label: 'Copy value', icon: Copy, run: () => void copyText(value) },
    { label: 'Copy as key:value', icon: Tag, run: () => void copyText(`${key}:${value}`) }
  ]
  if (onFilterEvents !== undefined) {
    items.push(
      { label: 'Show only events with it', icon: Filter, run: () => onFilterEvents(key, value, false) },
      { label: 'Hide events with it', icon: FilterX, run: () => onFilterEvents(key, value, true) }
    )
  }
  if (typeof onFilter === 'function') {
    items.push(
      { label: 'Search issues with it', icon: Filter, run: () => onFilter(key, value, false) },
      { label: 'Search issues without it', icon: FilterX, run: () => onFilter(key, value, true) }
    )
  }
  return items
}

/** The same, and what can be done with a tag of the event at hand. */
export function eventTagItems({
  key,
  value,
  onFilter,
  onFilterEvents,
  isHighlight,
  onHighlight
}: {
  key: string
  value: string
  onFilter: OnFilter
  /** Absent where the events of the issue cannot be filtered. */
  onFilterEvents: OnFilter | undefined
  isHighlight: boolean
  onHighlight: (key: string, isOn: boolean) => void
}): MenuItem[] {
  return [
    ...tagItems(key, value, onFilter, onFilterEvents),
    {
      label: isHighlight ? 'Remove from highlights' : 'Add to highlights',
      icon: Highlighter,
      run: () => onHighlight(key, !isHighlight)
    }
  ]
}
