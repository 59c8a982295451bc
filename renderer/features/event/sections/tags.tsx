import { useCallback, useMemo, useState } from 'react'
import { create } from 'zustand'
import { isFiltered } from '../../../api/issue-queries.ts'
import { formatWhole } from '../../../ui/format/number.ts'
import { SearchProvider } from '../../../ui/matched-text.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useEventContext } from '../event-context.ts'
import { presetHighlights } from '../highlights/highlights.ts'
import { setProjectView, useProjectView } from '../project-view.ts'
import { Distributions } from '../tags/distributions.tsx'
import { eventTagItems } from '../tags/tag-items.ts'
import { TagList } from '../tags/tag-list.tsx'
import { filterTags, TagGroup, tagGroup } from '../tags/tag-tree.ts'
import styles from './tags.module.css'

/** Fewer are found at a glance. */
const fewestToSearch = 12

type View = 'event' | 'issue'

/** Stays as one steps through the events, and as one filters them. */
const useView = create<{ readonly view: View }>(() => ({ view: 'event' }))

const groupWords: Record<TagGroup, string> = {
  all: 'All',
  custom: 'Custom',
  application: 'Application',
  other: 'Other'
}

export function Tags() {
  const { detail, spread } = useEventContext()
  const { view } = useView()
  const isNarrowed = isFiltered(spread.filters)
  return (
    <Section
      id="tags"
      title="Tags"
      count={detail.tags.length}
      resetKey={detail.id}
      controls={
        <Segmented
          label="Tags of"
          value={view}
          segments={[
            { value: 'event', label: 'This event' },
            {
              value: 'issue',
              label: isNarrowed ? 'Events that match' : 'All events',
              title: isNarrowed
                ? 'How the values are spread over the events that the search finds'
                : 'How the values are spread over all events of the issue'
            }
          ]}
          onChange={(chosen) => useView.setState({ view: chosen })}
        />
      }
    >
      {view === 'event' ? <EventTags /> : <Distributions spread={spread} />}
    </Section>
  )
}

function EventTags() {
  const { detail, spread } = useEventContext()
  const [group, setGroup] = useState<TagGroup>('all')
  const [search, setSearch] = useState('')
  const itemsOf = useTagItems()
  const tags = useMemo(() => filterTags(detail.tags, group, search), [detail, group, search])
  const counts = useMemo(() => countGroups(detail.tags), [detail])
  return (
    <>
      {detail.tags.length > fewestToSearch && (
        <div className={styles.bar}>
          <Segmented
            label="Kind of tags"
            value={group}
            segments={TagGroup.options.map((value) => ({
              value,
              label: groupWords[value],
              title: `${formatWhole(counts.get(value) ?? 0)} tags`,
              disabled: counts.has(value) ? undefined : 'This event has no such tag'
            }))}
            onChange={setGroup}
          />
          <SearchField label="Search tags" value={search} onChange={setSearch} />
        </div>
      )}
      <SearchProvider value={search}>
        <TagList tags={tags} distributions={spread.rows} itemsOf={itemsOf} />
      </SearchProvider>
      {tags.length === 0 && <p className={styles.nothing}>No tag of this kind says “{search}”.</p>}
    </>
  )
}

function countGroups(tags: readonly (readonly [string, string])[]): ReadonlyMap<TagGroup, number> {
  const counts = new Map<TagGroup, number>([['all', tags.length]])
  for (const [key] of tags) {
    const group = tagGroup(key)
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return counts
}

/** What can be done with a tag of this event. */
function useTagItems() {
  const { detail, onFilter, onFilterEvents } = useEventContext()
  const { projectId, event } = detail
  const { highlights } = useProjectView(projectId)
  return useCallback(
    (key: string, value: string) => {
      const chosen = highlights ?? presetHighlights(event)
      const name = `tag:${key}`
      return eventTagItems({
        key,
        value,
        onFilter,
        onFilterEvents,
        isHighlight: chosen.includes(name),
        onHighlight: (_, isOn) =>
          setProjectView(projectId, {
            highlights: isOn ? [...chosen, name] : chosen.filter((each) => each !== name)
          })
      })
    },
    [highlights, event, projectId, onFilter, onFilterEvents]
  )
}
