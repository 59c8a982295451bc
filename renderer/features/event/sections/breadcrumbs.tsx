import { ArrowDownUp, Clock } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { SearchProvider } from '../../../ui/matched-text.tsx'
import { setPreferences, usePreferences } from '../../../ui/preferences.ts'
import { SearchField } from '../../../ui/search-field.tsx'
import { Section } from '../../../ui/section.tsx'
import { CrumbFilterMenu } from '../breadcrumbs/crumb-filter-menu.tsx'
import { CrumbRow } from '../breadcrumbs/crumb-row.tsx'
import { type CrumbFilter, crumbsOf, matchesFilter } from '../breadcrumbs/crumbs.ts'
import { LongTrail } from '../breadcrumbs/long-trail.tsx'
import { useEventContext } from '../event-context.ts'
import styles from './breadcrumbs.module.css'

/** A longer trail scrolls in a box of its own, of which only what is seen is on the page. */
const mostInPage = 30

const everything: CrumbFilter = { search: '', kinds: new Set(), levels: new Set() }

export function Breadcrumbs() {
  const { event } = useEventContext().detail
  const order = usePreferences((state) => state.crumbOrder)
  const time = usePreferences((state) => state.crumbTime)
  const [filter, setFilter] = useState(everything)
  const crumbs = useMemo(() => crumbsOf(event), [event])
  const found = useMemo(() => crumbs.filter((crumb) => matchesFilter(crumb, filter)), [crumbs, filter])
  const shown = order === 'newest' ? found.toReversed() : found
  const relativeTo = time === 'relative' ? (crumbs.at(-1)?.at ?? event.timestamp) : undefined
  return (
    <Section
      id="breadcrumbs"
      title="Breadcrumbs"
      count={crumbs.length - 1}
      resetKey={event.event_id}
      controls={
        <>
          <SearchField
            label="Search breadcrumbs"
            value={filter.search}
            onChange={(search) => setFilter({ ...filter, search })}
          />
          <CrumbFilterMenu crumbs={crumbs} filter={filter} onChange={setFilter} />
          <Button
            size="small"
            variant="quiet"
            icon={Clock}
            title="Time of day, or time before the event"
            onClick={() =>
              setPreferences({
                crumbTime: time === 'relative' ? 'absolute' : 'relative'
              })
            }
          >
            {time === 'relative' ? 'Relative' : 'Absolute'}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={ArrowDownUp}
            onClick={() =>
              setPreferences({
                crumbOrder: order === 'newest' ? 'oldest' : 'newest'
              })
            }
          >
            {order === 'newest' ? 'Newest first' : 'Oldest first'}
          </Button>
        </>
      }
    >
      <SearchProvider value={filter.search}>
        {shown.length === 0 ? (
          <NothingFound filter={filter} onChange={setFilter} />
        ) : shown.length <= mostInPage ? (
          <div className={styles.box}>
            {shown.map((crumb) => (
              <CrumbRow key={crumb.index} crumb={crumb} relativeTo={relativeTo} />
            ))}
          </div>
        ) : (
          <LongTrail crumbs={shown} relativeTo={relativeTo} />
        )}
      </SearchProvider>
    </Section>
  )
}

function NothingFound({
  filter,
  onChange
}: {
  filter: CrumbFilter
  onChange: (filter: CrumbFilter) => void
}) {
  const isFiltered = filter.kinds.size + filter.levels.size > 0
  return (
    <div className={styles.nothing}>
      <p>No breadcrumb matches{filter.search !== '' && ` “${filter.search}”`}.</p>
      {isFiltered && (
        <Button size="small" onClick={() => onChange({ ...everything, search: filter.search })}>
          Reset the filter
        </Button>
      )}
      {filter.search !== '' && (
        <Button size="small" onClick={() => onChange({ ...filter, search: '' })}>
          Clear the search
        </Button>
      )}
    </div>
  )
}
