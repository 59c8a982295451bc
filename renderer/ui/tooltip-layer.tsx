import { Tooltip as Primitive } from 'radix-ui'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'
import styles from './tooltip.module.css'

/** What is said of a control, and where. */
export interface Tip {
  readonly anchor: Element
  readonly label: ReactNode
  readonly keys: string | undefined
  readonly side: 'top' | 'right' | 'bottom' | 'left'
}

/** The tooltip that is open. It hangs at a place that is as large as the control, so that the control needs no part in it. */
export function TooltipLayer({
  tip: { anchor, label, keys, side },
  onClose
}: {
  tip: Tip
  onClose: () => void
}) {
  const place = useRef<HTMLSpanElement>(null)
  const [{ left, top, width, height }] = useState(() => anchor.getBoundingClientRect())

  useLayoutEffect(() => {
    const id = place.current?.getAttribute('aria-describedby')
    if (id === null || id === undefined) return
    anchor.setAttribute('aria-describedby', id)
    return () => anchor.removeAttribute('aria-describedby')
  }, [anchor])

  useEffect(() => {
    const follow = ({ target }: Event) => {
      if (target instanceof Node && target.contains(anchor)) onClose()
    }
    window.addEventListener('scroll', follow, { capture: true, passive: true })
    return () => window.removeEventListener('scroll', follow, { capture: true })
  }, [anchor, onClose])

  return (
    <Primitive.Provider disableHoverableContent>
      <Primitive.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Primitive.Trigger asChild>
          <span ref={place} className={styles.place} style={{ left, top, width, height }} aria-hidden />
        </Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
            <span>{label}</span>
            {keys !== undefined && <Kbd keys={keys} />}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  )
}
