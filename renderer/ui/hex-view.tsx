import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { bytesPerRow, hexRow } from './format/hex.ts'
import styles from './hex-view.module.css'

const rowHeight = 18
/** Half of what a browser can still scroll through. */
const mostRows = 900_000

/** Bytes as a hex dump: offset, sixteen bytes and their characters a row. */
export function HexView({ bytes, label }: { bytes: Uint8Array; label: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: Math.min(mostRows, Math.ceil(bytes.length / bytesPerRow)),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className={styles.view} tabIndex={0} aria-label={label}>
      <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const { offset, hex, ascii } = hexRow(bytes, index)
          return (
            <div key={index} className={styles.row} style={{ transform: `translateY(${start}px)` }}>
              <span className={styles.offset}>{offset}</span>
              <span className={styles.hex}>{hex}</span>
              <span className={styles.ascii}>{ascii}</span>
            </div>
          )
        })}
      </div>
    </section>
  )
}
