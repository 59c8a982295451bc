import { useQuery } from '@tanstack/react-query'
import { FolderClosed, Server, Tag } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '../../../../shared/model/project.ts'
import { tagValuesQuery } from '../../../api/search-queries.ts'
import { ChoicePopover, type ChoiceRow } from '../../../ui/choice-popover.tsx'
import { formatCount } from '../../../ui/format/number.ts'
import { ProjectMark } from '../../../ui/project-mark.tsx'
import { releasesIn, withReleases } from './release-terms.ts'

/** One name, or the first with the number of the others. */
function summary(names: readonly string[], all: string): string {
  const [first, ...others] = names
  if (first === undefined) return all
  return others.length === 0 ? first : `${first} +${others.length}`
}

/** Which projects are listed. */
export function ProjectFilter({
  projects,
  chosen,
  onChange
}: {
  projects: readonly Project[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}) {
  const [wasOpened, setOpened] = useState(false)
  const names = new Map(projects.map(({ id, name }) => [id, name]))
  return (
    <ChoicePopover
      label="Projects"
      icon={FolderClosed}
      button={summary(
        chosen.map((id) => names.get(id) ?? id),
        'All projects'
      )}
      mark={chosen[0] !== undefined && <ProjectMark id={chosen[0]} />}
      choices={wasOpened ? projectChoices(projects) : []}
      chosen={chosen}
      onChange={onChange}
      onOpen={() => setOpened(true)}
      empty="No project has sent anything yet."
    />
  )
}

function projectChoices(projects: readonly Project[]): ChoiceRow[] {
  return projects
    .map(({ id, name, issues }) => ({
      value: id,
      label: name,
      mark: <ProjectMark id={id} />,
      note: formatCount(issues)
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
}

/** Values of a tag while its panel is open, with those that are chosen, which may be any. */
function useValues(key: string, projectId: string | undefined, chosen: readonly string[]) {
  const [wasOpened, setOpened] = useState(false)
  const [text, setText] = useState('')
  const { data } = useQuery({ ...tagValuesQuery(key, text, projectId), enabled: wasOpened })
  const found = (data?.rows ?? []).map(
    ({ value, events }): ChoiceRow => ({ value, label: value, note: formatCount(events) })
  )
  const missing = chosen.filter((value) => value !== '' && !found.some((row) => row.value === value))
  return {
    choices: [...missing.map((value): ChoiceRow => ({ value, label: value })), ...found],
    isSearched: text !== '',
    onOpen: () => setOpened(true),
    onSearch: setText
  }
}

interface ValueFilterProps {
  projectId: string | undefined
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Of which environments events are counted and listed. */
export function EnvironmentFilter({ projectId, chosen, onChange }: ValueFilterProps) {
  const { choices, isSearched, ...panel } = useValues('environment', projectId, chosen)
  const without: ChoiceRow = { value: '', label: 'No environment' }
  return (
    <ChoicePopover
      label="Environments"
      icon={Server}
      button={summary(
        chosen.map((name) => (name === '' ? 'No environment' : name)),
        'All environments'
      )}
      choices={isSearched ? choices : [...choices, without]}
      chosen={chosen}
      onChange={onChange}
      empty="No event names an environment."
      {...panel}
    />
  )
}

/** Which releases are asked for: a filter of the search like any other. */
export function ReleaseFilter({
  projectId,
  query,
  onQuery
}: {
  projectId: string | undefined
  query: string
  onQuery: (query: string) => void
}) {
  const releases = releasesIn(query)
  const chosen = releases ?? []
  const { choices, isSearched, ...panel } = useValues(
    'release',
    projectId,
    chosen.filter((release) => release !== 'latest')
  )
  const latest: ChoiceRow = { value: 'latest', label: 'Latest release' }
  return (
    <ChoicePopover
      label="Releases"
      icon={Tag}
      button={releases === undefined ? 'Some releases' : summary(chosen, 'All releases')}
      choices={isSearched || choices.length === 0 ? choices : [latest, ...choices]}
      chosen={chosen}
      onChange={(next) => onQuery(withReleases(query, next))}
      empty="No event names a release."
      {...panel}
    />
  )
}
