import { ContextMenu } from 'radix-ui'
import { type MouseEvent, type ReactElement, useState } from 'react'
import { type MenuItem, RightClickItems } from './menu.tsx'

const offers = new WeakMap<globalThis.Event, () => readonly MenuItem[]>()

/** Attributes for an element that has something to offer on a right-click within a `ValueMenu`; the innermost one does. */
export function offersMenu(items: () => readonly MenuItem[]) {
  return {
    onContextMenu: ({ nativeEvent }: MouseEvent) => {
      if (!offers.has(nativeEvent)) offers.set(nativeEvent, items)
    }
  }
}

/** One right-click menu for everything within: what stands under the pointer says what is in it, `rest` ends it. */
export function ValueMenu({
  rest,
  children
}: {
  rest: (target: Element) => readonly MenuItem[]
  children: ReactElement
}) {
  const [items, setItems] = useState<readonly MenuItem[]>([])
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger
        asChild
        onContextMenu={({ nativeEvent, target }) => {
          const offered = offers.get(nativeEvent)?.() ?? []
          setItems([...offered, ...(target instanceof Element ? rest(target) : [])])
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
