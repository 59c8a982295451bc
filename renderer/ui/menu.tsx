import { Check, type LucideIcon } from 'lucide-react'
import { ContextMenu, DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './kbd.tsx'
import styles from './menu.module.css'

export interface MenuItem {
  readonly label: string
  readonly icon?: LucideIcon
  readonly keys?: string | undefined
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined
  readonly run: () => void
}

function ItemFace({ item: { icon: Icon, label, keys } }: { item: MenuItem }) {
  return (
    <>
      <span className={styles.icon}>{Icon !== undefined && <Icon size={14} aria-hidden />}</span>
      <span className={styles.label}>{label}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </>
  )
}

/**
 * The menu of a right-click. It is not modal: a modal one would put a style element into the page, which the
 * content security policy forbids.
 */
export function RightClickMenu({
  items,
  onOpen,
  children
}: {
  items: readonly MenuItem[]
  onOpen?: (target: Element) => void
  children: ReactElement
}) {
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger
        asChild
        onContextMenuCapture={(event) => {
          if (event.target instanceof Element) onOpen?.(event.target)
        }}
      >
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <RightClickItems items={items} />
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

/** What a right-click menu holds. */
export function RightClickItems({ items }: { items: readonly MenuItem[] }) {
  return (
    <ContextMenu.Content className={styles.menu} collisionPadding={8}>
      {items.map((item) => (
        <ContextMenu.Item
          key={item.label}
          className={styles.item}
          disabled={item.disabled !== undefined}
          title={item.disabled}
          onSelect={item.run}
        >
          <ItemFace item={item} />
        </ContextMenu.Item>
      ))}
    </ContextMenu.Content>
  )
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Before the label. */
  readonly mark?: ReactNode
  readonly note?: string
}

/** One choice of several in a menu, as the toolbar shows it. */
export function Select<Value extends string>({
  label,
  value,
  choices,
  onChange,
  children
}: {
  label: string
  value: Value
  choices: readonly Choice<Value>[]
  onChange: (value: Value) => void
  children: ReactElement
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          <DropdownMenu.RadioGroup value={value}>
            {choices.map((choice) => (
              <DropdownMenu.RadioItem
                key={choice.value}
                value={choice.value}
                className={styles.item}
                onSelect={() => onChange(choice.value)}
              >
                <span className={styles.icon}>
                  <DropdownMenu.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </DropdownMenu.ItemIndicator>
                </span>
                <span className={styles.label}>
                  {choice.mark}
                  {choice.label}
                </span>
                {choice.note !== undefined && <span className={styles.note}>{choice.note}</span>}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** A menu of things to do, opened by a button. */
export function ActionMenu({
  items,
  startsOpen = false,
  children
}: {
  items: readonly MenuItem[]
  /** It was asked for before it was there. */
  startsOpen?: boolean
  children: ReactNode
}) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen={startsOpen}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8}>
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.label}
              className={styles.item}
              disabled={item.disabled !== undefined}
              title={item.disabled}
              onSelect={item.run}
            >
              <ItemFace item={item} />
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
