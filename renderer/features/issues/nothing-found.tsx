import { CheckCheck, SearchX } from 'lucide-react'
import type { IssueFilters } from '../../api/issue-lists.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type IssueSearch, type IssueTab, tabOf } from './issue-filters.ts'
import styles from './nothing-found.module.css'

interface NothingFoundProps {
  search: IssueSearch
  filters: IssueFilters
  onChange: (change: Partial<IssueSearch>) => void
}

const noFilters = {
  project: undefined,
  environment: undefined,
  time: undefined,
  from: undefined,
  to: undefined
}

/** Why the list is empty, and what to do about it. */
export function NothingFound({ search, filters, onChange }: NothingFoundProps) {
  const tab = tabOf(search)
  const isScoped = filters.projectIds.length + filters.environments.length > 0 || filters.time !== undefined
  const widen = (
    <>
      {filters.time !== undefined && (
        <Button onClick={() => onChange({ time: undefined, from: undefined, to: undefined })}>
          Look at all time
        </Button>
      )}
      {filters.projectIds.length > 0 && (
        <Button onClick={() => onChange({ project: undefined })}>In all projects</Button>
      )}
      {filters.environments.length > 0 && (
        <Button onClick={() => onChange({ environment: undefined })}>In all environments</Button>
      )}
    </>
  )
  if (search.query !== undefined) {
    return (
      <EmptyState icon={SearchX} title="No issue matches">
        <p>
          Nothing found for <code>{search.query}</code>
          {tab !== undefined && tab !== 'all' && ` among the ${tab} issues`}. Fewer words find more; a word
          may be part of a title, a message, a file, a function or the value of a tag.
        </p>
        <div className={styles.choices}>
          <Button variant="primary" onClick={() => onChange({ query: undefined })}>
            Clear the search
          </Button>
          {tab !== 'all' && <Button onClick={() => onChange({ status: 'all' })}>Search all issues</Button>}
          {widen}
        </div>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      {...(tab === 'unresolved' && !isScoped && { icon: CheckCheck })}
      title={isScoped ? 'No issue matches the filters' : titles[tab ?? 'all']}
    >
      <p>{words[tab ?? 'all']}</p>
      <div className={styles.choices}>
        {isScoped && <Button onClick={() => onChange(noFilters)}>Clear the filters</Button>}
        {tab !== 'all' && <Button onClick={() => onChange({ status: 'all' })}>Show all issues</Button>}
      </div>
    </EmptyState>
  )
}

const titles: Record<IssueTab, string> = {
  unresolved: 'Nothing is unresolved',
  new: 'Nothing is new',
  regressed: 'Nothing came back',
  escalating: 'Nothing escalates',
  archived: 'There is no such issue',
  resolved: 'There is no such issue',
  all: 'There is no issue yet'
}

const words: Record<IssueTab, string> = {
  unresolved:
    'Every issue here is resolved or archived. A new one, or one that comes back, appears by itself.',
  new: 'Issues that were first seen in the last week are listed here.',
  regressed: 'Issues that were resolved and came back are listed here, for a week.',
  escalating: 'Issues that happen much more often than before are listed here, for a week.',
  resolved: 'Resolve an issue with E when it is fixed: if it comes back, it is marked as regressed.',
  archived: 'Archive an issue with A when it need not be looked at.',
  all: 'What arrives appears by itself.'
}
