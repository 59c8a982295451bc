import { ArrowDown } from 'lucide-react'
import type { IssueSort } from '../../../shared/contract/issues.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './list-head.module.css'

/** What stands over the list: names of the columns, which sort by them, and a box that marks all. */
export function ListHead({
  sort,
  onSort,
  onMarkAll
}: {
  sort: IssueSort
  onSort: (sort: IssueSort) => void
  onMarkAll: () => void
}) {
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
      <button
        type="button"
        className={styles.all}
        aria-label="Select all that match"
        title="Select all that match"
        onClick={onMarkAll}
      />
      <span className={styles.issue}>Issue</span>
      <span className={styles.trend}>
        {button('trends', '24 hours', 'Sort by trend: what happens often just now')}
      </span>
      <span className={styles.seen}>{button('lastSeen', 'Seen', 'Sort by when it was last seen')}</span>
      <span className={styles.age}>
        {button('firstSeen', 'Age', 'Sort by when it was first seen, youngest first')}
      </span>
      <span className={styles.events}>{button('events', 'Events', 'Sort by number of events')}</span>
      <span className={styles.users}>{button('users', 'Users', 'Sort by number of users')}</span>
    </div>
  )
}
