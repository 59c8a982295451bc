import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './menu.module.css'

export interface CheckItem {
  readonly id: string
  readonly label: string
  /** Before the label. */
  readonly mark?: ReactNode
  readonly note?: string | undefined
  readonly isChecked: boolean
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined
}

export interface CheckGroup {
  /** Over its items; left out where there is one group only. */
  readonly title?: string | undefined
  readonly items: readonly CheckItem[]
}

/** Choices that do not exclude each other, in a menu that stays open while one makes them. */
export function CheckMenu({
  label,
  groups,
  onChange,
  align = 'end',
  children
}: {
  label: string
  groups: readonly CheckGroup[]
  onChange: (id: string, isChecked: boolean) => void
  align?: 'start' | 'end'
  children: ReactElement
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          {groups.map(({ title, items }) => (
            <DropdownMenu.Group key={title ?? ''}>
              {title !== undefined && (
                <DropdownMenu.Label className={styles.title}>{title}</DropdownMenu.Label>
              )}
              {items.map((item) => (
                <CheckRow key={item.id} item={item} onChange={onChange} />
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function CheckRow({
  item: { id, label, mark, note, isChecked, disabled },
  onChange
}: {
  item: CheckItem
  onChange: (id: string, isChecked: boolean) => void
}) {
  return (
    <DropdownMenu.CheckboxItem
      className={styles.item}
      checked={isChecked}
      disabled={disabled !== undefined}
      title={disabled}
      onCheckedChange={(checked) => onChange(id, checked)}
      onSelect={(event) => event.preventDefault()}
    >
      <span className={styles.icon}>
        <DropdownMenu.ItemIndicator>
          <Check size={14} aria-hidden />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className={styles.label}>
        {mark}
        {label}
      </span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </DropdownMenu.CheckboxItem>
  )
}
