import { useState } from 'react'
import type { TagDistribution } from '../../../../shared/contract/issues.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { Meter } from '../../../ui/meter.tsx'
import { offersMenu } from '../../../ui/value-menu.tsx'
import { useEventContext } from '../event-context.ts'
import styles from './distributions.module.css'
import { tagItems } from './tag-items.ts'

const mostCards = 24
const mostValues = 5

/** How the values of each tag are spread over all events of the issue. */
export function Distributions({ distributions }: { distributions: readonly TagDistribution[] }) {
  const [most, setMost] = useState(mostCards)
  if (distributions.length === 0)
    return <p className={styles.nothing}>No event of this issue carries a tag.</p>
  return (
    <>
      <ul className={styles.cards}>
        {distributions.slice(0, most).map((distribution) => (
          <DistributionCard key={distribution.key} distribution={distribution} />
        ))}
      </ul>
      {distributions.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + 200)}>
          Show {formatPlural(distributions.length - most, 'more key')}
        </button>
      )}
    </>
  )
}

function DistributionCard({
  distribution: { key, events, distinct, values }
}: {
  distribution: TagDistribution
}) {
  const { onFilter } = useEventContext()
  return (
    <li className={styles.card}>
      <h4 className={styles.title} title={`${formatPlural(events, 'event')} with this tag`}>
        <span>{key}</span>
        <span className={styles.distinct}>{formatPlural(distinct, 'value')}</span>
      </h4>
      <ul>
        {values.slice(0, mostValues).map(({ value, events: count }) => (
          <li key={value} className={styles.row} {...offersMenu(() => tagItems(key, value, onFilter))}>
            <button
              type="button"
              className={styles.value}
              title={`Search issues with ${key}:${value}`}
              onClick={() => onFilter(key, value, false)}
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
