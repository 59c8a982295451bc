import { useState } from 'react'
import type { TagDistribution } from '../../../../shared/contract/issues.ts'
import { isFiltered, type TagSpread } from '../../../api/issue-queries.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { Meter } from '../../../ui/meter.tsx'
import { offersMenu } from '../../../ui/value-menu.tsx'
import { useEventContext } from '../event-context.ts'
import styles from './distributions.module.css'
import { tagItems } from './tag-items.ts'
import { TagValuesDialog } from './tag-values-dialog.tsx'

const mostCards = 24
const mostValues = 5

/** How the values of each tag are spread over the events of the issue that are meant. */
export function Distributions({ spread }: { spread: TagSpread }) {
  const { rows, filters, latest } = spread
  const [opened, setOpened] = useState<TagDistribution>()
  const [most, setMost] = useState(mostCards)
  if (rows.length === 0) {
    return (
      <p className={styles.nothing}>
        {isFiltered(filters)
          ? 'No event that matches carries a tag.'
          : 'No event of this issue carries a tag.'}
      </p>
    )
  }
  return (
    <>
      {latest !== undefined && (
        <p className={styles.latest}>Of the latest {formatPlural(latest, 'event')} that match</p>
      )}
      <ul className={styles.cards}>
        {rows.slice(0, most).map((distribution) => (
          <DistributionCard key={distribution.key} distribution={distribution} onOpen={setOpened} />
        ))}
      </ul>
      {rows.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + 200)}>
          Show {formatPlural(rows.length - most, 'more key')}
        </button>
      )}
      {opened !== undefined && (
        <TagValuesDialog tag={opened} spread={spread} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}

function DistributionCard({
  distribution,
  onOpen
}: {
  distribution: TagDistribution
  /** All of its values are asked for. */
  onOpen: (distribution: TagDistribution) => void
}) {
  const { key, events, distinct, values } = distribution
  const { onFilter, onFilterEvents } = useEventContext()
  return (
    <li className={styles.card}>
      <h4 className={styles.title} title={`${formatPlural(events, 'event')} with this tag`}>
        <span>{key}</span>
        <button
          type="button"
          className={styles.distinct}
          aria-label={`${formatPlural(distinct, 'value')} of ${key}`}
          title="All values"
          onClick={() => onOpen(distribution)}
        >
          {formatPlural(distinct, 'value')}
        </button>
      </h4>
      <ul>
        {values.slice(0, mostValues).map(({ value, events: count }) => (
          <li
            key={value}
            className={styles.row}
            {...offersMenu(() => tagItems(key, value, onFilter, onFilterEvents))}
          >
            <button
              type="button"
              className={styles.value}
              title={
                onFilterEvents ? `Only events with ${key}:${value}` : `Search issues with ${key}:${value}`
              }
              onClick={() => (onFilterEvents ?? onFilter)(key, value, false)}
            >
              {value === '' ? '(empty)' : value}
            </button>
            <Meter events={count} of={events} />
          </li>
        ))}
      </ul>
    </li>
  )
}
