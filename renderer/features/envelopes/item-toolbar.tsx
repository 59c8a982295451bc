import { ChevronDown, X } from 'lucide-react'
import { itemTypesQuery } from '../../api/arrival-queries.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { formatCount, formatPlural } from '../../ui/format/number.ts'
import { type Choice, Select } from '../../ui/menu.tsx'
import { ProjectMark } from '../../ui/project-mark.tsx'
import type { EnvelopeSearch } from './envelope-search.ts'
import styles from './item-toolbar.module.css'

const all = ''

interface ItemToolbarProps {
  search: EnvelopeSearch
  projectNames: ReadonlyMap<string, string>
  onChange: (change: Partial<EnvelopeSearch>) => void
}

/** Which items are listed: of which project, of which type. */
export function ItemToolbar({ search: { type, project }, projectNames, onChange }: ItemToolbarProps) {
  const types = useLiveQuery(itemTypesQuery).data?.rows ?? []
  const total = types.reduce((sum, { items }) => sum + items, 0)
  const typeChoices: Choice<string>[] = [
    { value: all, label: 'All types', note: formatCount(total) },
    ...types.map(({ type, items }) => ({ value: type, label: type, note: formatCount(items) }))
  ]
  const projectChoices: Choice<string>[] = [
    { value: all, label: 'All projects' },
    ...[...projectNames].map(([value, label]) => ({ value, label, mark: <ProjectMark id={value} /> }))
  ]
  const isFiltered = type !== undefined || project !== undefined
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Filters">
      <Select
        label="Project"
        value={project ?? all}
        choices={projectChoices}
        onChange={(value) => onChange({ project: value || undefined })}
      >
        <Button>
          <span className={styles.chosen}>
            {project !== undefined && <ProjectMark id={project} />}
            {project === undefined ? 'All projects' : (projectNames.get(project) ?? project)}
          </span>
          <ChevronDown size={13} aria-hidden />
        </Button>
      </Select>
      <Select
        label="Type"
        value={type ?? all}
        choices={typeChoices}
        onChange={(value) => onChange({ type: value || undefined })}
      >
        <Button>
          <span className={styles.chosen}>{type ?? 'All types'}</span>
          <ChevronDown size={13} aria-hidden />
        </Button>
      </Select>
      {isFiltered && (
        <IconButton
          icon={X}
          label="Show all items"
          onClick={() => onChange({ type: undefined, project: undefined })}
        />
      )}
      <p className={styles.note}>What arrived and makes no event, as it came</p>
      {types.length > 0 && (
        <span className={styles.total} title={formatPlural(total, 'item')}>
          {formatCount(total)} {total === 1 ? 'item' : 'items'}
        </span>
      )}
    </div>
  )
}
