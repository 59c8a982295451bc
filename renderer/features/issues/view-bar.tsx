import { ChartColumn, ChevronDown, FolderTree, Rows2, Rows3 } from 'lucide-react'
import { memo } from 'react'
import type { IssueSort } from '../../../shared/contract/issues.ts'
import type { IssueFilters } from '../../api/issue-lists.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useCommand } from '../../ui/command.ts'
import { formatCount, formatPlural } from '../../ui/format/number.ts'
import { Select } from '../../ui/menu.tsx'
import { setPreferences, usePreferences } from '../../ui/preferences.ts'
import { issueCommands } from './commands.ts'
import { defaultSort, type IssueSearch, tabOf, toTab } from './issue-filters.ts'
import styles from './issue-toolbar.module.css'
import { Tabs } from './tabs.tsx'

const sortWords: Record<IssueSort, string> = {
  lastSeen: 'Last seen',
  firstSeen: 'Age',
  events: 'Events',
  users: 'Users',
  trends: 'Trends'
}

const sortLabels: Record<IssueSort, string> = {
  lastSeen: 'Last seen',
  firstSeen: 'Age, youngest first',
  events: 'Events',
  users: 'Users',
  trends: 'Trends: often, and just now'
}

const sortChoices = (Object.keys(sortLabels) as IssueSort[]).map((value) => ({
  value,
  label: sortLabels[value]
}))

interface ViewBarProps {
  search: IssueSearch
  filters: IssueFilters
  total: number | undefined
  onChange: (change: Partial<IssueSearch>) => void
}

/** How the issues are looked at: in which state, order and shape. */
export const ViewBar = memo(function ViewBar({ search, filters, total, onChange }: ViewBarProps) {
  const { density, timeline } = usePreferences()
  const isGrouped = search.group === 'project'
  const isCompact = density === 'compact'
  const { sort, ...scope } = filters
  const showTimeline = () => setPreferences({ timeline: !timeline })
  const group = () => onChange({ group: isGrouped ? undefined : 'project' })
  useCommand(issueCommands.timeline, showTimeline)
  useCommand(issueCommands.group, group)
  return (
    <div className={styles.views} role="toolbar" aria-label="View">
      <Tabs
        tab={tabOf(search)}
        scope={{ ...scope, query: toTab(search, 'all').query ?? '' }}
        isReady={total !== undefined}
        onTab={(tab) => onChange(toTab(search, tab))}
      />
      <span className={styles.total} title={total === undefined ? undefined : formatPlural(total, 'issue')}>
        {total !== undefined && `${formatCount(total)} ${total === 1 ? 'issue' : 'issues'}`}
      </span>
      <div className={styles.controls}>
        <Select
          label="Sort by"
          value={sort}
          choices={sortChoices}
          onChange={(value) => onChange({ sort: value === defaultSort ? undefined : value })}
        >
          <Button size="small" variant="quiet" aria-label={`Sort by ${sortWords[sort]}`}>
            {sortWords[sort]}
            <ChevronDown size={12} aria-hidden />
          </Button>
        </Select>
        <IconButton
          size="small"
          icon={FolderTree}
          label="Group by project"
          keys="shift+g"
          aria-pressed={isGrouped}
          onClick={group}
        />
        <IconButton
          size="small"
          icon={ChartColumn}
          label={timeline ? 'Hide the chart' : 'Show the chart'}
          keys="c"
          aria-pressed={timeline}
          onClick={showTimeline}
        />
        <IconButton
          size="small"
          icon={isCompact ? Rows3 : Rows2}
          label={isCompact ? 'Comfortable rows' : 'Compact rows'}
          keys="d"
          onClick={() => setPreferences({ density: isCompact ? 'comfortable' : 'compact' })}
        />
      </div>
    </div>
  )
})
