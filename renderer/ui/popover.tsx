import { Popover as Primitive } from 'radix-ui'
import { cloneElement, type ReactElement, type ReactNode, type RefAttributes, useRef } from 'react'
import styles from './popover.module.css'

interface TriggerProps extends RefAttributes<HTMLButtonElement> {
  'aria-haspopup'?: 'dialog'
  'aria-expanded'?: boolean
  'data-state'?: 'open' | 'closed'
  onClick?: () => void
}

interface PopoverProps {
  label: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A button, or what passes its properties on to one. */
  trigger: ReactElement
  align?: 'start' | 'end'
  children: ReactNode
}

/** A panel that hangs at a button: it takes the focus and gives it back. Closed, it is no more than the button. */
export function Popover({ label, open, onOpenChange, trigger, align = 'start', children }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null)
  // who clicked elsewhere wants the focus to be there
  const wasLeft = useRef(false)
  const own: TriggerProps = {
    ref: button,
    'aria-haspopup': 'dialog',
    'aria-expanded': open,
    'data-state': open ? 'open' : 'closed',
    onClick: () => onOpenChange(!open)
  }
  return (
    <>
      {cloneElement(trigger, own)}
      {open && (
        <Primitive.Root open onOpenChange={onOpenChange}>
          <Primitive.Anchor virtualRef={button} />
          <Primitive.Portal>
            <Primitive.Content
              className={styles.popover}
              align={align}
              sideOffset={4}
              collisionPadding={8}
              hideWhenDetached
              aria-label={label}
              onInteractOutside={(event) => {
                // the button closes it by itself
                if (event.target instanceof Node && button.current?.contains(event.target))
                  event.preventDefault()
                else wasLeft.current = true
              }}
              onCloseAutoFocus={(event) => {
                event.preventDefault()
                if (!wasLeft.current) button.current?.focus()
                wasLeft.current = false
              }}
            >
              {children}
            </Primitive.Content>
          </Primitive.Portal>
        </Primitive.Root>
      )}
    </>
  )
}
