import { useMemo, useState } from 'react'
import { KeyValues } from '../../../ui/key-values.tsx'
import { SearchProvider } from '../../../ui/matched-text.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { tagItems } from '../tags/tag-items.ts'
import styles from './packages.module.css'

/** What the platform calls the libraries of a program. */
export function packagesTitle(platform: string): string {
  if (platform === 'csharp') return 'Assemblies'
  return platform === 'java' ? 'Dependencies' : 'Packages'
}

export function Packages() {
  const { event } = useEventContext().detail
  const [search, setSearch] = useState('')
  const entries = useMemo(
    () => Object.entries(event.modules ?? {}).toSorted(([a], [b]) => a.localeCompare(b)),
    [event]
  )
  const wanted = search.trim().toLowerCase()
  const found = entries.filter(([name, version]) => `${name} ${version}`.toLowerCase().includes(wanted))
  const title = packagesTitle(event.platform)
  return (
    <Section
      id="packages"
      title={title}
      count={entries.length}
      foldedAtFirst
      resetKey={event.event_id}
      controls={<SearchField label={`Search ${title.toLowerCase()}`} value={search} onChange={setSearch} />}
    >
      <SearchProvider value={search}>
        <div className={styles.packages}>
          <KeyValues
            label={title}
            rows={found.map(([key, value]) => ({ key, value, items: () => tagItems(key, value) }))}
          />
        </div>
      </SearchProvider>
      {found.length === 0 && <p className={styles.nothing}>None of them says “{search}”.</p>}
    </Section>
  )
}
