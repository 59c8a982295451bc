import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDownUp, Clock } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { setPreferences, usePreferences } from '../../../ui/preferences.ts'
import { Section } from '../../../ui/section.tsx'
import { CrumbRow } from '../breadcrumbs/crumb-row.tsx'
import { type Crumb, crumbsOf, matchesCrumb } from '../breadcrumbs/crumbs.ts'
import { useEventContext } from '../event-context.ts'
import styles from './breadcrumbs.module.css'

/** A longer trail scrolls in a box of its own, of which only what is seen is on the page. */
const mostInPage = 30
const estimatedRowHeight = 30

export function Breadcrumbs() {
  const { event } = useEventContext().detail
  const order = usePreferences((state) => state.crumbOrder)
  const time = usePreferences((state) => state.crumbTime)
  const [search, setSearch] = useState('')
  const crumbs = useMemo(() => crumbsOf(event), [event])
  const found = crumbs.filter((crumb) => matchesCrumb(crumb, search))
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
          <input
            className={styles.search}
            type="text"
            aria-label="Search breadcrumbs"
            placeholder="Search breadcrumbs"
            value={search}
            onChange={(change) => setSearch(change.target.value)}
            onKeyDown={(press) => press.key === 'Escape' && press.currentTarget.blur()}
          />
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
      {shown.length === 0 ? (
        <p className={styles.nothing}>
          No breadcrumb matches “{search}”.{' '}
          <Button size="small" onClick={() => setSearch('')}>
            Clear the search
          </Button>
        </p>
      ) : shown.length <= mostInPage ? (
        <div className={styles.box}>
          {shown.map((crumb) => (
            <CrumbRow key={crumb.index} crumb={crumb} relativeTo={relativeTo} />
          ))}
        </div>
      ) : (
        <LongTrail crumbs={shown} relativeTo={relativeTo} />
      )}
    </Section>
  )
}

function LongTrail({ crumbs, relativeTo }: { crumbs: readonly Crumb[]; relativeTo: number | undefined }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: crumbs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => crumbs[index]?.index ?? index,
    overscan: 8
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className={styles.longBox} tabIndex={0} aria-label="Breadcrumbs">
      <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const crumb = crumbs[index]
          if (crumb === undefined) return null
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <CrumbRow crumb={crumb} relativeTo={relativeTo} />
            </div>
          )
        })}
      </div>
    </section>
  )
}
