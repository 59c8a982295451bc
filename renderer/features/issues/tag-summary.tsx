import { CircleSlash2 } from 'lucide-react'
import { memo, useState } from 'react'
import type { TagDistribution } from '../../../shared/contract/issues.ts'
import type { TagSpread } from '../../api/issue-queries.ts'
import { IconButton } from '../../ui/button.tsx'
import { formatPlural, formatShare } from '../../ui/format/number.ts'
import { Meter } from '../../ui/meter.tsx'
import { Popover } from '../../ui/popover.tsx'
import { tagsInOrder } from './tag-order.ts'
import styles from './tag-summary.module.css'

const mostTags = 4
const mostShares = 5

type OnFilter = (key: string, value: string, isExcluded: boolean) => void

/** How the values of the most telling tags are spread over the events of an issue that are meant. */
export const TagSummary = memo(function TagSummary({
  platform,
  spread: { rows, latest },
  onFilter
}: {
  platform: string
  spread: TagSpread
  /** Only the events with a value, or without it. */
  onFilter: OnFilter
}) {
  const shown = tagsInOrder(platform, rows).slice(0, mostTags)
  if (shown.length === 0) return <p className={styles.rest}>No event that matches carries a tag.</p>
  return (
    <>
      <ul className={styles.tags} aria-label="Tags of its events">
        {shown.map((tag) => (
          <li key={tag.key} className={styles.item}>
            <Tag tag={tag} latest={latest} onFilter={onFilter} />
          </li>
        ))}
      </ul>
      {latest !== undefined && <p className={styles.rest}>Tags {latestWords(latest)} that match</p>}
    </>
  )
})

interface TagProps {
  tag: TagDistribution
  /** Only so many events were counted, the latest. */
  latest: number | undefined
  onFilter: OnFilter
}

function Tag({ tag, latest, onFilter }: TagProps) {
  const [isOpen, setOpen] = useState(false)
  const { key, events, distinct, values } = tag
  const [first] = values
  if (first === undefined) return null
  const choose: OnFilter = (...chosen) => {
    setOpen(false)
    onFilter(...chosen)
  }
  return (
    <Popover
      label={`Values of ${key}`}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={styles.tag}
          title={`${formatPlural(distinct, 'value')} of ${key}, on ${formatPlural(events, 'event')}`}
        >
          <span className={styles.key}>{key}</span>
          <span className={styles.first}>{nameOf(first.value)}</span>
          <span className={styles.share}>{formatShare(first.events, events)}</span>
          <span className={styles.shares} aria-hidden>
            {values.slice(0, mostShares).map(({ value, events: count }) => (
              <span key={value} style={{ flexGrow: count / Math.max(1, events) }} />
            ))}
          </span>
        </button>
      }
    >
      <TagValues tag={tag} latest={latest} onFilter={choose} />
    </Popover>
  )
}

function TagValues({ tag: { key, events, distinct, values }, latest, onFilter }: TagProps) {
  return (
    <div className={styles.panel}>
      <h3 className={styles.title}>
        {key}
        {latest !== undefined && `, ${latestWords(latest)} that match`}
      </h3>
      <ul>
        {values.map(({ value, events: count }) => (
          <li key={value} className={styles.value}>
            <button
              type="button"
              className={styles.name}
              title={`Only events with ${key}:${value}`}
              onClick={() => onFilter(key, value, false)}
            >
              {nameOf(value)}
            </button>
            <Meter events={count} of={events} />
            <IconButton
              size="small"
              icon={CircleSlash2}
              label={`Hide events with ${nameOf(value)}`}
              onClick={() => onFilter(key, value, true)}
            />
          </li>
        ))}
      </ul>
      {distinct > values.length && (
        <p className={styles.rest}>{formatPlural(distinct - values.length, 'more value')}: search for them</p>
      )}
    </div>
  )
}

/** What says that not all events were counted that match. */
function latestWords(latest: number): string {
  return `of the latest ${formatPlural(latest, 'event')}`
}

function nameOf(value: string): string {
  return value === '' ? '(empty)' : value
}
