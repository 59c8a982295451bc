import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './clipped-box.module.css'

/** Less than this over the limit is not worth a button, px. */
const slackPx = 40

/** Content of any height, clipped to `height` (px) with a way to see all of it. */
export function ClippedBox({ height, children }: { height: number; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const [clips, setClips] = useState(false)
  const element = useRef<HTMLDivElement>(null)

  // What is inside may grow as its values unfold.
  useLayoutEffect(() => {
    const node = element.current?.firstElementChild
    if (open || node === null || node === undefined) return
    const look = () => setClips(node.scrollHeight > height + slackPx)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(node)
    return () => observer.disconnect()
  }, [open, height])

  const isClipped = clips && !open
  return (
    <div>
      <div
        ref={element}
        className={classNames(isClipped && styles.clipped)}
        style={isClipped ? { maxHeight: height } : undefined}
      >
        <div>{children}</div>
      </div>
      {(clips || open) && (
        <button type="button" className={styles.more} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show more'}
        </button>
      )}
    </div>
  )
}
