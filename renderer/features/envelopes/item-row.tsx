import { memo } from 'react'
import type { ItemRow as Item } from '../../../shared/contract/items.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatBytes, formatPlural } from '../../ui/format/number.ts'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { itemKind } from './item-kinds.ts'
import styles from './item-row.module.css'

/** The id of a row's element, for `aria-activedescendant`. */
export function itemElementId(itemId: string): string {
  return `item-${itemId}`
}

interface ItemRowProps {
  item: Item
  projectName: string
  isOpen: boolean
  position: number
  /** −1 while there are more than are loaded. */
  total: number
  top: number
}

/** One item of the list. */
export const ItemRow = memo(function ItemRow({
  item: { id, type, eventId, projectId, bytes, received },
  projectName,
  isOpen,
  position,
  total,
  top
}: ItemRowProps) {
  const { icon: Icon } = itemKind(type)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
    <div
      id={itemElementId(id)}
      data-item={id}
      role="option"
      aria-selected={isOpen}
      aria-setsize={total}
      aria-posinset={position}
      aria-label={`${type}, ${formatPlural(bytes, 'byte')}, ${projectName}`}
      className={classNames(styles.row, isOpen && styles.open)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Icon size={14} className={styles.icon} strokeWidth={1.75} aria-hidden />
      <span className={styles.type}>{type}</span>
      <span className={styles.event} title={eventId ?? undefined}>
        {eventId?.slice(0, 8)}
        <span className={styles.rest}>{eventId?.slice(8)}</span>
      </span>
      <span className={styles.project} title={projectName}>
        <ProjectMark id={projectId} />
        {projectName}
      </span>
      <span className={styles.size} title={formatPlural(bytes, 'byte')}>
        {formatBytes(bytes)}
      </span>
      <span className={styles.time}>
        <RelativeTime at={received} bare label="Received" />
      </span>
    </div>
  )
})
