import { SearchX } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { IssueSearch } from './issue-filters.ts'
import styles from './nothing-found.module.css'

/** Why the list is empty, and what to do about it. */
export function NothingFound({
  search,
  onClear,
  onAll
}: {
  search: IssueSearch
  onClear: () => void
  onAll: () => void
}) {
  if (search.query !== undefined) {
    return (
      <EmptyState icon={SearchX} title="No issue matches">
        <p>
          Nothing found for <code>{search.query}</code>
          {search.status === undefined && ' among the unresolved issues'}. Fewer words find more; a word may
          be part of a title, a message, a file or a function.
        </p>
        <div className={styles.choices}>
          <Button variant="primary" onClick={onClear}>
            Clear the search
          </Button>
          {search.status !== 'all' && <Button onClick={onAll}>Search all issues</Button>}
        </div>
      </EmptyState>
    )
  }
  if (search.status === undefined) {
    return (
      <EmptyState title="Nothing is unresolved">
        <p>Every issue here is resolved or archived. A new one, or one that comes back, appears by itself.</p>
        <Button onClick={onAll}>Show all issues</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="There is no such issue">
      <p>{emptyWords[search.status]}</p>
      <Button onClick={onAll}>Show all issues</Button>
    </EmptyState>
  )
}

const emptyWords = {
  resolved: 'Resolve an issue with E when it is fixed: if it comes back, it is marked as regressed.',
  archived: 'Archive an issue with A when it need not be looked at.',
  all: 'This project has no issue yet.'
} as const
