import { Popover as Primitive } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './popover.module.css'

/** A panel that hangs at a button: it takes the focus and gives it back. */
export function Popover({
  label,
  open,
  onOpenChange,
  trigger,
  align = 'start',
  children
}: {
  label: string
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger: ReactElement
  align?: 'start' | 'end'
  children: ReactNode
}) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className={styles.popover}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          hideWhenDetached
          aria-label={label}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
