import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { formatCount, formatPlural } from '../../ui/format/number.ts'
import { ProjectMark } from '../../ui/project-mark.tsx'
import styles from './group-head.module.css'
import { groupHeadHeight } from './list-places.ts'

/** The head of a project's issues. The topmost one stays in sight while its issues pass under it. */
export const GroupHead = memo(function GroupHead({
  id,
  name,
  total,
  isFolded,
  top,
  onFold
}: {
  id: string
  name: string
  total: number
  isFolded: boolean
  /** Undefined for the one that stays in sight. */
  top: number | undefined
  onFold: (projectId: string) => void
}) {
  const Icon = isFolded ? ChevronRight : ChevronDown
  return (
    <div
      className={classNames(styles.head, top === undefined && styles.stuck)}
      role="presentation"
      style={{ height: groupHeadHeight, transform: top === undefined ? undefined : `translateY(${top}px)` }}
    >
      <button type="button" className={styles.fold} aria-expanded={!isFolded} onClick={() => onFold(id)}>
        <Icon size={13} aria-hidden />
        <ProjectMark id={id} />
        {name}
        <span className={styles.total} title={formatPlural(total, 'issue')}>
          {formatCount(total)}
        </span>
      </button>
    </div>
  )
})
