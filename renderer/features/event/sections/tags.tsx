import { CirclePlus, Copy, Filter, FilterX } from 'lucide-react'
import { useState } from 'react'
import type { TagDistribution } from '../../../../shared/contract/issues.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { copyText } from '../../../ui/copy.ts'
import { formatPlural, formatShare } from '../../../ui/format/number.ts'
import { type MenuItem, RightClickMenu } from '../../../ui/menu.tsx'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useEventContext } from '../event-context.ts'
import styles from './tags.module.css'

/** An event may carry thousands of tags. */
const mostAtOnce = 100
const mostCards = 24

type View = 'event' | 'issue'

export function Tags() {
  const { detail, distributions } = useEventContext()
  const [view, setView] = useState<View>('event')
  const menu = useTagMenu()
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
              label: 'All events',
              title: 'How the values are spread over all events of the issue'
            }
          ]}
          onChange={setView}
        />
      }
    >
      <RightClickMenu items={menu.items} onOpen={menu.onOpen}>
        <div>{view === 'event' ? <EventTags /> : <Distributions distributions={distributions} />}</div>
      </RightClickMenu>
    </Section>
  )
}

/** The menu of whichever tag was clicked: one for all of them, since there may be thousands. */
function useTagMenu() {
  const { onFilter } = useEventContext()
  const [tag, setTag] = useState<{ key: string; value: string } | null>(null)
  const onOpen = (target: Element) => {
    const node = target.closest('[data-tag]')
    const key = node?.getAttribute('data-tag')
    const value = node?.getAttribute('data-value')
    setTag(typeof key === 'string' && typeof value === 'string' ? { key, value } : null)
  }
  if (tag === null) return { items: [], onOpen }
  const { key, value } = tag
  const items: MenuItem[] = [
    { label: 'Copy value', icon: Copy, run: () => void copyText(value) },
    {
      label: 'Copy as key:value',
      icon: CirclePlus,
      run: () => void copyText(`${key}:${value}`)
    },
    {
      label: 'Search issues with it',
      icon: Filter,
      run: () => onFilter(key, value, false)
    },
    {
      label: 'Search issues without it',
      icon: FilterX,
      run: () => onFilter(key, value, true)
    }
  ]
  return { items, onOpen }
}

function EventTags() {
  const { detail, distributions } = useEventContext()
  const [most, setMost] = useState(mostAtOnce)
  const byKey = new Map(distributions.map((each) => [each.key, each]))
  return (
    <>
      <table className={styles.tags} aria-label="Tags of this event">
        <tbody>
          {detail.tags.slice(0, most).map(([key, value]) => (
            <tr key={`${key} ${value}`} className={styles.tag} data-tag={key} data-value={value}>
              <th scope="row" className={styles.key} title={key}>
                {key}
              </th>
              <td className={styles.value}>
                <ClippedText text={value} lines={3} />
              </td>
              <td className={styles.share}>
                <Share distribution={byKey.get(key)} value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {detail.tags.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + 1000)}>
          Show {formatPlural(detail.tags.length - most, 'more tag')}
        </button>
      )}
    </>
  )
}

/** How many of the issue's events carry the same value. */
function Share({ distribution, value }: { distribution: TagDistribution | undefined; value: string }) {
  const found = distribution?.values.find((each) => each.value === value)
  if (distribution === undefined || found === undefined) return null
  return <Meter events={found.events} of={distribution.events} />
}

function Meter({ events, of }: { events: number; of: number }) {
  const share = formatShare(events, of)
  return (
    <span
      className={styles.meter}
      title={`${formatPlural(events, 'event')} of ${formatPlural(of, 'event')} with this tag`}
    >
      <span className={styles.track} aria-hidden>
        <span
          className={styles.bar}
          style={{
            width: `${Math.min(100, (events / Math.max(1, of)) * 100)}%`
          }}
        />
      </span>
      <span className={styles.percent}>{share}</span>
    </span>
  )
}

function Distributions({ distributions }: { distributions: readonly TagDistribution[] }) {
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
      <h4 className={styles.cardTitle} title={`${formatPlural(events, 'event')} with this tag`}>
        <span>{key}</span>
        <span className={styles.distinct}>{formatPlural(distinct, 'value')}</span>
      </h4>
      <ul>
        {values.slice(0, 5).map(({ value, events: count }) => (
          <li key={value} className={styles.cardRow} data-tag={key} data-value={value}>
            <button
              type="button"
              className={styles.cardValue}
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
