import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { rawLines } from './format/lines.ts'
import styles from './text-lines.module.css'

const lineHeight = 18

/** A text of any length as numbered lines in a box that scrolls. */
export function TextLines({ text, label }: { text: string; label: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => rawLines(text), [text])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 20
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className={styles.lines} tabIndex={0} aria-label={label}>
      <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div key={index} className={styles.line} style={{ transform: `translateY(${start}px)` }}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.text}>{lines[index]}</span>
          </div>
        ))}
      </div>
    </section>
  )
}
