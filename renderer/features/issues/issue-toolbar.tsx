import { ChevronDown, Search, X } from 'lucide-react'
import { memo, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { IssueSort } from '../../../shared/contract/issues.ts'
import type { Project } from '../../../shared/model/project.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useCommand } from '../../ui/command.ts'
import { formatCount, formatPlural } from '../../ui/format/number.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Select } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { issueCommands } from './commands.ts'
import { defaultSort, defaultStatus, type IssueSearch, StatusFilter } from './issue-filters.ts'
import styles from './issue-toolbar.module.css'

const statusWords: Record<StatusFilter, string> = {
  unresolved: 'Unresolved',
  resolved: 'Resolved',
  archived: 'Archived',
  all: 'All'
}

const sortWords: Record<IssueSort, string> = {
  lastSeen: 'Last seen',
  firstSeen: 'Age',
  events: 'Events',
  users: 'Users',
  trends: 'Trends'
}

const sortChoices: { value: IssueSort; label: string }[] = [
  { value: 'lastSeen', label: 'Last seen' },
  { value: 'firstSeen', label: 'Age, youngest first' },
  { value: 'events', label: 'Events' },
  { value: 'users', label: 'Users' }
]

const typingMs = 180
const allProjects = 'all projects'

interface ToolbarProps {
  search: IssueSearch
  projects: readonly Project[]
  total: number | undefined
  onChange: (change: Partial<IssueSearch>) => void
}

/** Which issues are listed: project, status, search, order. */
export const IssueToolbar = memo(function IssueToolbar({ search, projects, total, onChange }: ToolbarProps) {
  const status = search.status ?? defaultStatus
  const sort = search.sort ?? defaultSort
  const project = projects.find(({ id }) => id === search.project)
  const projectChoices = [
    { value: allProjects, label: 'All projects' },
    ...projects.map(({ id, name, issues }) => ({
      value: id,
      label: name,
      note: formatCount(issues)
    }))
  ]
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Filters">
      <Select
        label="Project"
        value={search.project ?? allProjects}
        choices={projectChoices}
        onChange={(value) => onChange({ project: value === allProjects ? undefined : value })}
      >
        <Button>
          <span className={styles.project}>{project?.name ?? search.project ?? 'All projects'}</span>
          <ChevronDown size={13} aria-hidden />
        </Button>
      </Select>
      <Segmented
        label="Status"
        value={status}
        segments={StatusFilter.options.map((value) => ({
          value,
          label: statusWords[value]
        }))}
        onChange={(value) => onChange({ status: value === defaultStatus ? undefined : value })}
      />
      <SearchBox query={search.query ?? ''} onChange={(query) => onChange({ query: query || undefined })} />
      {total !== undefined && (
        <span className={styles.total} title={formatPlural(total, 'issue')}>
          {formatCount(total)} {total === 1 ? 'issue' : 'issues'}
        </span>
      )}
      <Select
        label="Sort by"
        value={sort}
        choices={sortChoices}
        onChange={(value) => onChange({ sort: value === defaultSort ? undefined : value })}
      >
        <Button variant="quiet" aria-label={`Sort by ${sortWords[sort]}`}>
          {sortWords[sort]}
          <ChevronDown size={13} aria-hidden />
        </Button>
      </Select>
    </div>
  )
})

/** The search text. It becomes the address's a moment after the last key, and the address's becomes it. */
function SearchBox({ query, onChange }: { query: string; onChange: (query: string) => void }) {
  const [text, setText] = useState(query)
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef(query)
  const settled = useDeferredValue(text)
  const send = useRef(onChange)
  useEffect(() => {
    send.current = onChange
  })

  useEffect(() => {
    if (query === sent.current) return
    sent.current = query
    setText(query)
  }, [query])

  useEffect(() => {
    const next = settled.trim()
    if (next === sent.current) return
    const timer = setTimeout(() => {
      sent.current = next
      send.current(next)
    }, typingMs)
    return () => clearTimeout(timer)
  }, [settled])

  useCommand(issueCommands.search, () => {
    input.current?.focus()
    input.current?.select()
  })

  return (
    <search className={styles.search}>
      <Search size={14} className={styles.searchIcon} aria-hidden />
      <input
        ref={input}
        className={styles.input}
        type="text"
        aria-label="Search issues"
        placeholder="Search titles, messages, culprits, tag:value"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') {
            event.preventDefault()
            event.currentTarget.blur()
          }
        }}
      />
      {text === '' ? (
        <Kbd keys="/" />
      ) : (
        <IconButton
          size="small"
          icon={X}
          label="Clear the search"
          onClick={() => {
            setText('')
            input.current?.focus()
          }}
        />
      )}
    </search>
  )
}
