import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { ItemRow as Item } from '../../../shared/contract/items.ts'
import { fetchItems } from '../../api/arrival-queries.ts'
import { keys } from '../../api/keys.ts'
import type { ItemFilters } from '../../api/queries.ts'
import { useLiveList } from '../../api/use-live-list.ts'
import { useCommand } from '../../ui/command.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { RightClickMenu } from '../../ui/menu.tsx'
import { NewerButton } from '../../ui/newer-button.tsx'
import { usePreferences } from '../../ui/preferences.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { envelopeCommands } from './commands.ts'
import styles from './item-list.module.css'
import { ItemRow, itemElementId } from './item-row.tsx'
import { useItemMenu } from './use-item-menu.ts'

const rowHeights = { comfortable: 34, compact: 28 } as const
const headHeight = 30
const fetchAhead = 30
const skeletonWidths = [96, 72, 110, 64, 88, 120, 70, 92, 104, 60, 84, 98]

interface ItemListProps {
  filters: ItemFilters
  projectNames: ReadonlyMap<string, string>
  openId: string | undefined
  onOpen: (id: string, how: 'click' | 'key' | 'full') => void
  onFilter: (change: { type?: string; project?: string }) => void
  empty: ReactNode
}

/** The items that make no event: virtual, endless, live. The open one is where keys start from. */
export function ItemList({ filters, projectNames, openId, onOpen, onFilter, empty }: ItemListProps) {
  const { list, rows, waiting, setAtTop } = useLiveList(keys.itemList(filters), (cursor) =>
    fetchItems(filters, cursor)
  )
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = rowHeights[usePreferences((state) => state.density)]
  const menu = useItemMenu(projectNames, onFilter)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 15,
    scrollMargin: headHeight
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height now
  useLayoutEffect(() => virtual.measure(), [rowHeight])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [filters])

  const { isFetchingNextPage, hasNextPage, fetchNextPage } = list
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (lastShown >= rows.length - fetchAhead && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const byId = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows])
  const openIndex = openId === undefined ? undefined : byId.get(openId)
  // Where the keys go on after the item was closed.
  const lastIndex = useRef(-1)
  useEffect(() => {
    if (openIndex !== undefined) lastIndex.current = openIndex
  }, [openIndex])

  function moveTo(index: number) {
    const item = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (item === undefined) return
    if (scroller.current !== null) reveal(scroller.current, rows.indexOf(item), rowHeight)
    onOpen(item.id, 'key')
  }
  useCommand(envelopeCommands.next, () =>
    moveTo(openIndex === undefined ? Math.max(0, lastIndex.current) : openIndex + 1)
  )
  useCommand(envelopeCommands.previous, () => moveTo((openIndex ?? lastIndex.current) - 1))
  useCommand(envelopeCommands.open, () => openId !== undefined && onOpen(openId, 'full'))

  function itemAt(target: EventTarget): Item | undefined {
    const id = target instanceof Element ? target.closest('[data-item]')?.getAttribute('data-item') : null
    const index = byId.get(id ?? '')
    return index === undefined ? undefined : rows[index]
  }

  return (
    <section className={styles.list} aria-label="Envelope items">
      <NewerButton count={waiting} onClick={() => scroller.current?.scrollTo({ top: 0 })} />
      <RightClickMenu items={menu.items} onOpen={(target) => menu.setItem(itemAt(target))}>
        <div
          ref={scroller}
          className={styles.scroller}
          onScroll={(event) => setAtTop(event.currentTarget.scrollTop < rowHeight / 2)}
        >
          <ListHead />
          {list.isPending && <ListSkeleton />}
          {list.isError && (
            <div className={styles.failed}>
              <ErrorPanel
                what="The items cannot be listed."
                error={list.error}
                onRetry={() => void list.refetch()}
              />
            </div>
          )}
          {list.isSuccess && !list.isPlaceholderData && rows.length === 0 && empty}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are commands of the whole window */}
          <div
            className={styles.canvas}
            style={{ height: rows.length * rowHeight }}
            role="listbox"
            tabIndex={0}
            aria-label="Envelope items"
            aria-activedescendant={openIndex === undefined ? undefined : itemElementId(openId ?? '')}
            aria-busy={list.isPending}
            onClick={(event) => {
              const item = itemAt(event.target)
              if (item !== undefined) onOpen(item.id, 'click')
            }}
            onDoubleClick={(event) => {
              const item = itemAt(event.target)
              if (item !== undefined) onOpen(item.id, 'full')
            }}
          >
            {shown.map(({ index, start }) => {
              const item = rows[index]
              if (item === undefined) return null
              return (
                <ItemRow
                  key={item.id}
                  item={item}
                  projectName={projectNames.get(item.projectId) ?? item.projectId}
                  isOpen={item.id === openId}
                  position={index + 1}
                  total={hasNextPage ? -1 : rows.length}
                  top={start - headHeight}
                />
              )
            })}
          </div>
        </div>
      </RightClickMenu>
    </section>
  )
}

function ListHead() {
  return (
    <div className={styles.head}>
      <span />
      <span>Type</span>
      <span className={styles.headEvent} title="The event id that its envelope names">
        Event
      </span>
      <span className={styles.headProject}>Project</span>
      <span className={styles.headSize}>Size</span>
      <span className={styles.headTime}>Age</span>
    </div>
  )
}

function ListSkeleton() {
  return skeletonWidths.map((width) => (
    <div key={width} className={styles.place} aria-hidden>
      <Skeleton width={width} />
      <Skeleton width={120} />
    </div>
  ))
}

/** Scrolls as little as it takes to bring a row into sight, below the head that stays at the top. */
function reveal(scroller: HTMLElement, index: number, rowHeight: number) {
  const top = index * rowHeight
  const bottom = headHeight + top + rowHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (bottom > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = bottom - scroller.clientHeight
}
