import { memo } from 'react'
import type { SavedSearch } from '../../../shared/contract/searches.ts'
import type { Project } from '../../../shared/model/project.ts'
import type { IssueFilters } from '../../api/issue-lists.ts'
import { issueCommands } from './commands.ts'
import { EnvironmentFilter, ProjectFilter, ReleaseFilter } from './filters/scope-filters.tsx'
import { TimeFilter } from './filters/time-filter.tsx'
import { fromWhole, type IssueSearch } from './issue-filters.ts'
import styles from './issue-toolbar.module.css'
import { SavedSearches } from './saved-searches.tsx'
import { SearchField } from './search/search-field.tsx'

interface ToolbarProps {
  search: IssueSearch
  filters: IssueFilters
  projects: readonly Project[]
  onChange: (change: Partial<IssueSearch>) => void
  /** What was typed and ended with Enter: it may be an id to jump to. */
  onSubmit: (text: string) => void
}

/** Which issues are listed: project, environment, release, time, search. */
export const IssueToolbar = memo(function IssueToolbar({
  search,
  filters,
  projects,
  onChange,
  onSubmit
}: ToolbarProps) {
  const query = search.query ?? ''
  const [only, ...others] = filters.projectIds
  const projectId = others.length === 0 ? only : undefined
  const ask = (text: string) => onChange({ query: text === '' ? undefined : text })
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Filters">
      <ProjectFilter
        projects={projects}
        chosen={filters.projectIds}
        onChange={(chosen) => onChange({ project: chosen.length === 0 ? undefined : chosen.join(',') })}
      />
      <EnvironmentFilter
        projectId={projectId}
        chosen={filters.environments}
        onChange={(chosen) => onChange({ environment: chosen.length === 0 ? undefined : [...chosen] })}
      />
      <ReleaseFilter projectId={projectId} query={query} onQuery={ask} />
      <TimeFilter time={search.time} from={search.from} to={search.to} onChange={onChange} />
      <SearchField
        label="Search issues"
        placeholder="Search, or filter by key:value"
        command={issueCommands.search}
        query={query}
        projectId={projectId}
        onQuery={ask}
        onSubmit={onSubmit}
      />
      <SavedSearches
        filters={filters}
        onShow={({ query, sort }: SavedSearch) => onChange(fromWhole(query, sort))}
      />
    </div>
  )
})
