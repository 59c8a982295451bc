import { Archive, ArrowDown, Check, RotateCcw, X } from 'lucide-react'
import type { IssueSort } from '../../../shared/contract/issues.ts'
import type { Issue } from '../../../shared/model/issue.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useIssueActions } from './issue-actions.ts'
import styles from './list-head.module.css'
import { addMarks, clearMarks, useSelection } from './selection.ts'

/** What stands over the list: names of the columns, or what can be done with the marked issues. */
export function ListHead({
  rows,
  sort,
  onSort
}: {
  rows: readonly Issue[]
  sort: IssueSort
  onSort: (sort: IssueSort) => void
}) {
  const count = useSelection((state) => state.marked.size)
  return count > 0 ? <MarkedActions rows={rows} count={count} /> : <Columns sort={sort} onSort={onSort} />
}

function Columns({ sort, onSort }: { sort: IssueSort; onSort: (sort: IssueSort) => void }) {
  const button = (value: IssueSort, label: string, title: string) => (
    <button
      type="button"
      className={classNames(styles.sort, value === sort && styles.sorted)}
      aria-pressed={value === sort}
      title={title}
      onClick={() => onSort(value)}
    >
      {value === sort && <ArrowDown size={11} aria-hidden />}
      {label}
    </button>
  )
  return (
    <div className={styles.head}>
      <span />
      <span className={styles.issue}>Issue</span>
      <span className={styles.trend}>24 hours</span>
      <span className={styles.times}>
        {button('lastSeen', 'Seen', 'Sort by when it was last seen')}
        <span aria-hidden>/</span>
        {button('firstSeen', 'Age', 'Sort by when it was first seen, youngest first')}
      </span>
      <span className={styles.events}>{button('events', 'Events', 'Sort by number of events')}</span>
      <span className={styles.users}>{button('users', 'Users', 'Sort by number of users')}</span>
    </div>
  )
}

function MarkedActions({ rows, count }: { rows: readonly Issue[]; count: number }) {
  const actions = useIssueActions()
  const ids = () => [...useSelection.getState().marked]
  return (
    <div className={styles.actions} role="toolbar" aria-label="Selected issues">
      <IconButton size="small" icon={X} label="Clear the selection" keys="escape" onClick={clearMarks} />
      <span className={styles.count}>{count} selected</span>
      <Button size="small" icon={Check} onClick={() => void actions.update(ids(), 'resolved')}>
        Resolve
      </Button>
      <Button size="small" icon={Archive} onClick={() => void actions.update(ids(), 'ignored')}>
        Archive
      </Button>
      <Button size="small" icon={RotateCcw} onClick={() => void actions.update(ids(), 'unresolved')}>
        Reopen
      </Button>
      {count < rows.length && (
        <Button size="small" variant="quiet" onClick={() => addMarks(rows.map((row) => row.id))}>
          Select all {rows.length} loaded
        </Button>
      )}
    </div>
  )
}
