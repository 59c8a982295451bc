import { CircleSlash2 } from 'lucide-react'
import { memo, useState } from 'react'
import type { TagDistribution } from '../../../shared/contract/issues.ts'
import { IconButton } from '../../ui/button.tsx'
import { formatPlural, formatShare } from '../../ui/format/number.ts'
import { Meter } from '../../ui/meter.tsx'
import { Popover } from '../../ui/popover.tsx'
import { tagsInOrder } from './tag-order.ts'
import styles from './tag-summary.module.css'

const mostTags = 4
const mostShares = 5

type OnFilter = (key: string, value: string, isExcluded: boolean) => void

/** How the values of the most telling tags are spread over the events of an issue. */
export const TagSummary = memo(function TagSummary({
  platform,
  tags,
  onFilter
}: {
  platform: string
  tags: readonly TagDistribution[]
  /** Only the events with a value, or without it. */
  onFilter: OnFilter
}) {
  const shown = tagsInOrder(platform, tags).slice(0, mostTags)
  return (
    <ul className={styles.tags} aria-label="Tags of its events">
      {shown.map((tag) => (
        <li key={tag.key} className={styles.item}>
          <Tag tag={tag} onFilter={onFilter} />
        </li>
      ))}
    </ul>
  )
})

function Tag({ tag, onFilter }: { tag: TagDistribution; onFilter: OnFilter }) {
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
      <TagValues tag={tag} onFilter={choose} />
    </Popover>
  )
}

function TagValues({
  tag: { key, events, distinct, values },
  onFilter
}: {
  tag: TagDistribution
  onFilter: OnFilter
}) {
  return (
    <div className={styles.panel}>
      <h3 className={styles.title}>{key}</h3>
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

function nameOf(value: string): string {
  return value === '' ? '(empty)' : value
}
