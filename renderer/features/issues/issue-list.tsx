import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Issue } from '../../../shared/model/issue.ts'
import type { IssueFilters } from '../../api/queries.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { RightClickMenu } from '../../ui/menu.tsx'
import { NewerButton } from '../../ui/newer-button.tsx'
import { usePreferences } from '../../ui/preferences.ts'
import styles from './issue-list.module.css'
import { IssueRow, rowElementId } from './issue-row.tsx'
import { ListHead } from './list-head.tsx'
import { idsBetween } from './list-rows.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { addMarks, setCursor, toggleMark, useSelection } from './selection.ts'
import { useIssueList } from './use-issue-list.ts'
import { useIssueMenu } from './use-issue-menu.ts'
import { useListKeys } from './use-list-keys.ts'

const rowHeights = { comfortable: 44, compact: 36 } as const
const headHeight = 30
const fetchAhead = 30
const prefetchMs = 150
/** An issue counts as just arrived this long. */
const freshMs = 3000

interface IssueListProps {
  filters: IssueFilters
  /** Present where one project's name says nothing new. */
  hideProject: boolean
  projectNames: ReadonlyMap<string, string>
  openId: string | undefined
  /** Keys act on the list. */
  isActive: boolean
  onOpen: (issue: Issue, how: 'click' | 'key' | 'full') => void
  /** Called for issues that are likely to be opened next. */
  onLikely: (issue: Issue) => void
  onSort: (sort: IssueFilters['sort']) => void
  onTotal: (total: number | undefined) => void
  empty: React.ReactNode
}

/** The issue list: virtual, endless, live. */
export function IssueList({
  filters,
  hideProject,
  projectNames,
  openId,
  isActive,
  onOpen,
  onLikely,
  onSort,
  onTotal,
  empty
}: IssueListProps) {
  const { list, rows, total, waiting, setAtTop } = useIssueList(filters)
  const scroller = useRef<HTMLDivElement>(null)
  const density = usePreferences((state) => state.density)
  const cursor = useSelection((state) => state.cursor)
  const menu = useIssueMenu()
  const rowHeight = rowHeights[density]

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
    scrollMargin: headHeight
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height now
  useLayoutEffect(() => virtual.measure(), [rowHeight])

  useEffect(() => onTotal(total), [total, onTotal])

  // The open issue is where keys start from, also after a reload or a step back.
  useEffect(() => {
    if (openId !== undefined) setCursor(openId)
  }, [openId])

  const byId = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows])
  const cursorIndex = cursor === null ? undefined : byId.get(cursor)

  const moveTo = useCallback(
    (index: number) => {
      const issue = rows[index]
      if (issue === undefined) return
      setCursor(issue.id)
      if (scroller.current !== null) reveal(scroller.current, index, rowHeight)
      if (openId !== undefined) onOpen(issue, 'key')
    },
    [rows, rowHeight, openId, onOpen]
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [filters])

  // The neighbours are asked for when there is nothing else to do: the step itself must not wait.
  useEffect(() => {
    if (cursorIndex === undefined) return
    const idle = requestIdleCallback(
      () => {
        for (const near of [rows[cursorIndex], rows[cursorIndex + 1], rows[cursorIndex - 1]]) {
          if (near !== undefined) onLikely(near)
        }
      },
      { timeout: prefetchMs }
    )
    return () => cancelIdleCallback(idle)
  }, [rows, cursorIndex, onLikely])

  useListKeys({ rows, cursorIndex, moveTo, onOpen, isActive })

  const { isFetchingNextPage, hasNextPage, fetchNextPage } = list
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (lastShown >= rows.length - fetchAhead && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  function click(event: MouseEvent) {
    const issue = issueAt(event.target, rows, byId)
    if (issue === undefined) return
    if (event.shiftKey) {
      addMarks(idsBetween(rows, useSelection.getState().anchor ?? cursor, issue.id))
    } else if (event.metaKey || event.ctrlKey || isOnMark(event.target)) {
      toggleMark(issue.id)
    } else {
      setCursor(issue.id)
      onOpen(issue, 'click')
    }
  }

  const now = Date.now()
  return (
    <section className={styles.list} aria-label="Issues">
      <NewerButton count={waiting} onClick={() => scroller.current?.scrollTo({ top: 0 })} />
      <RightClickMenu
        items={menu.items}
        onOpen={(target) => menu.setIssue(issueAt(target, rows, byId) ?? null)}
      >
        <div
          ref={scroller}
          className={styles.scroller}
          onScroll={(event) => setAtTop(event.currentTarget.scrollTop < rowHeight / 2)}
        >
          <div className={styles.head}>
            <ListHead rows={rows} sort={filters.sort} onSort={onSort} />
          </div>
          {list.isPending && <ListSkeleton rowHeight={rowHeight} />}
          {list.isError && (
            <div className={styles.failed}>
              <ErrorPanel
                what="The issues cannot be listed."
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
            aria-label="Issues"
            aria-multiselectable
            aria-activedescendant={
              cursorIndex === undefined || cursor === null ? undefined : rowElementId(cursor)
            }
            aria-busy={list.isPending}
            onClick={click}
            onDoubleClick={(event) => {
              const issue = issueAt(event.target, rows, byId)
              if (issue !== undefined && !isOnMark(event.target)) onOpen(issue, 'full')
            }}
            onPointerOver={(event) => {
              const issue = issueAt(event.target, rows, byId)
              if (issue !== undefined) onLikely(issue)
            }}
          >
            {items.map(({ index, start }) => {
              const issue = rows[index]
              if (issue === undefined) return null
              return (
                <IssueRow
                  key={issue.id}
                  issue={issue}
                  projectName={hideProject ? undefined : projectNames.get(issue.projectId)}
                  position={index + 1}
                  total={total ?? rows.length}
                  top={start - headHeight}
                  isNew={now - issue.firstSeen < freshMs}
                />
              )
            })}
          </div>
        </div>
      </RightClickMenu>
    </section>
  )
}

/** Scrolls as little as it takes to bring a row into sight, below the head that stays at the top. */
function reveal(scroller: HTMLElement, index: number, rowHeight: number) {
  const top = index * rowHeight
  const bottom = headHeight + top + rowHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (bottom > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = bottom - scroller.clientHeight
}

function issueAt(target: EventTarget, rows: readonly Issue[], byId: ReadonlyMap<string, number>) {
  if (!(target instanceof Element)) return undefined
  const id = target.closest('[data-issue]')?.getAttribute('data-issue')
  const index = id === null || id === undefined ? undefined : byId.get(id)
  return index === undefined ? undefined : rows[index]
}

function isOnMark(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-mark]') !== null
}
