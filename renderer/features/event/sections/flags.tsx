import { useState } from 'react'
import { Badge } from '../../../ui/badge.tsx'
import { MatchedText, SearchProvider } from '../../../ui/matched-text.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { offersMenu } from '../../../ui/value-menu.tsx'
import { type Flag, flagsOf } from '../contexts/flags.ts'
import { useEventContext } from '../event-context.ts'
import { tagItems } from '../tags/tag-items.ts'
import styles from './flags.module.css'

type Order = 'newest' | 'oldest' | 'name'

const byName = new Intl.Collator('en', { numeric: true })

function sorted(flags: readonly Flag[], order: Order): Flag[] {
  if (order === 'name') return flags.toSorted((a, b) => byName.compare(a.name, b.name))
  return order === 'newest' ? flags.toReversed() : [...flags]
}

/** What feature flags said, in the order in which the program asked. */
export function FeatureFlags() {
  const { event } = useEventContext().detail
  const [order, setOrder] = useState<Order>('newest')
  const [search, setSearch] = useState('')
  const flags = flagsOf(event)
  const wanted = search.trim().toLowerCase()
  const shown = sorted(flags, order).filter(({ name, result }) =>
    `${name} ${result}`.toLowerCase().includes(wanted)
  )
  return (
    <Section
      id="flags"
      title="Feature flags"
      count={flags.length}
      resetKey={event.event_id}
      controls={
        <>
          <SearchField label="Search flags" value={search} onChange={setSearch} />
          <Segmented<Order>
            label="Order of flags"
            value={order}
            segments={[
              { value: 'newest', label: 'Newest', title: 'The last one asked for first' },
              { value: 'oldest', label: 'Oldest', title: 'The first one asked for first' },
              { value: 'name', label: 'A–Z', title: 'By name' }
            ]}
            onChange={setOrder}
          />
        </>
      }
    >
      <SearchProvider value={search}>
        <ul className={styles.flags}>
          {shown.map(({ name, result }) => (
            <li key={name} className={styles.flag} {...offersMenu(() => tagItems(name, result))}>
              <span className={styles.name} title={name}>
                <MatchedText text={name} />
              </span>
              <FlagResult result={result} />
            </li>
          ))}
        </ul>
      </SearchProvider>
      {shown.length === 0 && <p className={styles.nothing}>No flag says “{search}”.</p>}
    </Section>
  )
}

function FlagResult({ result }: { result: string }) {
  if (result === 'true') return <Badge tone="good">on</Badge>
  return <Badge title={result}>{result === 'false' ? 'off' : result.slice(0, 60)}</Badge>
}
