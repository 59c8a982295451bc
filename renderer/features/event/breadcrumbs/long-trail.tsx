import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { CrumbRow } from './crumb-row.tsx'
import type { Crumb } from './crumbs.ts'
import styles from './long-trail.module.css'

const estimatedRowHeight = 30

/** A trail of any length in a box that scrolls and can be made higher: only what is in sight is on the page. */
export function LongTrail({
  crumbs,
  relativeTo
}: {
  crumbs: readonly Crumb[]
  relativeTo: number | undefined
}) {
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
    <section ref={scroller} className={styles.box} tabIndex={0} aria-label="Trail of breadcrumbs">
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
