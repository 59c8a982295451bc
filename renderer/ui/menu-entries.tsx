import { Check, ChevronRight, type LucideIcon } from 'lucide-react'
import { ContextMenu, DropdownMenu } from 'radix-ui'
import type { ReactElement } from 'react'
import { Kbd } from './kbd.tsx'
import styles from './menu.module.css'

/** Something to do. */
export interface MenuAction {
  readonly type: 'action'
  readonly label: string
  readonly icon?: LucideIcon | undefined
  readonly keys?: string | undefined
  /** Said at the right, fainter. */
  readonly note?: string | undefined
  readonly isChecked?: boolean
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined
  readonly run: () => void
}

/** A menu in a menu. */
export interface MenuBranch {
  readonly type: 'branch'
  readonly label: string
  readonly icon?: LucideIcon | undefined
  /** Why it cannot be opened now. */
  readonly disabled?: string | undefined
  readonly entries: readonly MenuEntry[]
}

export type MenuEntry =
  | MenuAction
  | MenuBranch
  /** A heading of what follows. */
  | { readonly type: 'title'; readonly label: string }
  | { readonly type: 'line'; readonly label: string }

/** Both kinds of menu are made of the same parts. */
type Kit = typeof DropdownMenu | typeof ContextMenu

/** A menu with headings and menus of its own, opened by a button. It is not modal, for the sake of the page's policy. */
export function EntriesMenu({
  label,
  entries,
  align = 'start',
  onOpenChange,
  children
}: {
  label: string
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
  onOpenChange?: (open: boolean) => void
  children: ReactElement
}) {
  return (
    <DropdownMenu.Root modal={false} {...(onOpenChange !== undefined && { onOpenChange })}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          <Entries kit={DropdownMenu} entries={entries} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** The same, opened by a right-click on what is within. `onOpen` is told where, before the entries are asked for. */
export function EntriesRightClickMenu({
  entries,
  onOpen,
  onOpenChange,
  children
}: {
  entries: readonly MenuEntry[]
  onOpen: (target: Element) => void
  onOpenChange?: (open: boolean) => void
  children: ReactElement
}) {
  return (
    <ContextMenu.Root modal={false} {...(onOpenChange !== undefined && { onOpenChange })}>
      <ContextMenu.Trigger
        asChild
        onContextMenuCapture={(event) => {
          if (event.target instanceof Element) onOpen(event.target)
        }}
      >
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={styles.menu} collisionPadding={8}>
          <Entries kit={ContextMenu} entries={entries} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

function Entries({ kit, entries }: { kit: Kit; entries: readonly MenuEntry[] }) {
  return entries.map((entry) => <Entry key={`${entry.type} ${entry.label}`} kit={kit} entry={entry} />)
}

function Entry({ kit, entry }: { kit: Kit; entry: MenuEntry }) {
  const { Label, Separator } = kit
  switch (entry.type) {
    case 'title':
      return <Label className={styles.title}>{entry.label}</Label>
    case 'line':
      return <Separator className={styles.line} />
    case 'branch':
      return <Branch kit={kit} branch={entry} />
    case 'action':
      return <Action kit={kit} action={entry} />
  }
}

function Action({ kit: { Item }, action }: { kit: Kit; action: MenuAction }) {
  const { label, icon: Icon, keys, note, isChecked, disabled, run } = action
  return (
    <Item className={styles.item} disabled={disabled !== undefined} title={disabled} onSelect={run}>
      <span className={styles.icon}>
        {isChecked ? <Check size={14} aria-hidden /> : Icon !== undefined && <Icon size={14} aria-hidden />}
      </span>
      <span className={styles.label}>{label}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {keys !== undefined && <Kbd keys={keys} />}
    </Item>
  )
}

function Branch({ kit, branch: { label, icon: Icon, disabled, entries } }: { kit: Kit; branch: MenuBranch }) {
  const { Sub, SubTrigger, SubContent, Portal } = kit
  return (
    <Sub>
      <SubTrigger className={styles.item} disabled={disabled !== undefined} title={disabled}>
        <span className={styles.icon}>{Icon !== undefined && <Icon size={14} aria-hidden />}</span>
        <span className={styles.label}>{label}</span>
        <ChevronRight size={13} className={styles.more} aria-hidden />
      </SubTrigger>
      <Portal>
        <SubContent className={styles.menu} sideOffset={2} alignOffset={-5} collisionPadding={8}>
          <Entries kit={kit} entries={entries} />
        </SubContent>
      </Portal>
    </Sub>
  )
}
