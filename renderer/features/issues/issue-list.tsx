import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { IssueRow as Issue } from '../../../shared/contract/issues.ts'
import type { IssueFilters } from '../../api/issue-lists.ts'
import type { ListParts } from '../../api/list-pages.ts'
import { classNames } from '../../ui/class-names.ts'
import { useCommand } from '../../ui/command.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { EntriesRightClickMenu } from '../../ui/menu-entries.tsx'
import { NewerButton } from '../../ui/newer-button.tsx'
import { usePreferences } from '../../ui/preferences.ts'
import { issueCommands } from './commands.ts'
import styles from './issue-list.module.css'
import { ListCursor, type Places, RowsBox } from './list-cursor.tsx'
import { ListHead } from './list-head.tsx'
import { HeadLines, RowLines } from './list-lines.tsx'
import { listHeadHeight } from './list-places.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { MarkedActions } from './marked-actions.tsx'
import { IssuePreview } from './preview/issue-preview.tsx'
import { usePreview } from './preview/use-preview.ts'
import { clearMarks, markAll, setCursor, useSelection } from './selection.ts'
import { useIssueList } from './use-issue-list.ts'
import { useIssueMenu } from './use-issue-menu.ts'
import { useListPointer } from './use-list-pointer.ts'
import { useListWindow } from './use-list-window.ts'

const rowHeights = { comfortable: 44, compact: 28 } as const
const fetchAhead = 30

interface IssueListProps {
  filters: IssueFilters
  /** Present where the list is grouped by project. */
  parts: ListParts | undefined
  onFold: (projectId: string) => void
  hideProject: boolean
  projectNames: ReadonlyMap<string, string>
  openId: string | undefined
  onOpen: (issue: Issue, how: 'click' | 'key' | 'full') => void
  /** Called for issues that are likely to be opened next. */
  onLikely: (issue: Issue) => void
  onSort: (sort: IssueFilters['sort']) => void
  onTotal: (total: number | undefined) => void
  /** What stands in place of rows where there are none. */
  empty: React.ReactNode
  /** What is wrong with the question, if anything is; the rows of the one before stay under it. */
  mistake: React.ReactNode
}

/** The issue list: virtual, endless, live. */
export const IssueList = memo(function IssueList(props: IssueListProps) {
  const { filters, parts, onFold, hideProject, projectNames, openId, onOpen, onLikely, onSort, onTotal } =
    props
  const { empty, mistake } = props
  const { list, items, total, waiting, hold, showNewer, visibleId, isValid } = useIssueList(filters, parts)
  const rows = useMemo(() => items.flatMap((item) => (item.type === 'issue' ? [item.issue] : [])), [items])
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = rowHeights[usePreferences((state) => state.density)]
  const listWindow = useListWindow(scroller, items, rowHeight)
  const { places: linePlaces, reveal } = listWindow
  const isMarking = useSelection((state) => state.isAll || state.marked.size > 0)
  const context = useMemo(() => ({ rows, filters, total }), [rows, filters, total])
  const menu = useIssueMenu(context)
  const preview = usePreview()
  const pointer = useListPointer({ rows, openId, hold, preview, onOpen, onLikely })

  useEffect(() => onTotal(total), [total, onTotal])
  useEffect(() => hold.set('marks', isMarking), [hold, isMarking])

  // The open issue is where keys start from, also after a reload or a step back. Keys themselves are ahead of it.
  const stepped = useRef(new Set<string>())
  useEffect(() => {
    if (openId === undefined || stepped.current.has(openId)) return
    stepped.current.clear()
    setCursor(openId)
  }, [openId])

  // Another list starts at its top, with nothing marked.
  const { close } = preview
  const shownFilters = useRef(filters)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters are what it depends on
  useLayoutEffect(() => {
    if (shownFilters.current === filters) return
    shownFilters.current = filters
    scroller.current?.scrollTo({ top: 0 })
    clearMarks()
    close()
  }, [filters])

  const places = useMemo(() => placesOf(items), [items])

  const moveTo = useCallback(
    (index: number) => {
      const issue = rows[index]
      if (issue === undefined) return
      hold.keys()
      setCursor(issue.id)
      reveal(places.get(issue.id)?.line ?? 0)
      if (openId === undefined) return
      stepped.current.add(issue.id)
      onOpen(issue, 'key')
    },
    [rows, places, reveal, hold, openId, onOpen]
  )

  const rowsInSight = () => Math.floor(((scroller.current?.clientHeight ?? 0) - listHeadHeight) / rowHeight)
  useCommand(issueCommands.back, close, preview.shown !== null)

  const { isFetchingNextPage, hasNextPage, fetchNextPage } = list
  const onShown = useCallback(
    (first: number, last: number) => {
      visibleId.current = items[Math.floor((first + Math.min(last, items.length - 1)) / 2)]?.id
      if (last >= items.length - fetchAhead && hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
    [visibleId, items, hasNextPage, isFetchingNextPage, fetchNextPage]
  )

  const isStale = !isValid || list.isPlaceholderData
  const isEmpty = list.isSuccess && !isStale && !hasNextPage && rows.length === 0 && total === 0
  const onMarkAll = () =>
    markAll(
      rows.map(({ id }) => id),
      total
    )
  return (
    <section className={styles.list} aria-label="Issues">
      <ListCursor
        {...context}
        places={places}
        preview={preview}
        rowsInSight={rowsInSight}
        moveTo={moveTo}
        onOpen={onOpen}
        onLikely={onLikely}
        isOpen={openId !== undefined}
      />
      <NewerButton
        count={waiting}
        noun="issue"
        onClick={() => {
          scroller.current?.scrollTo({ top: 0 })
          showNewer()
        }}
      />
      <EntriesRightClickMenu
        entries={menu.entries}
        onOpen={(target) => {
          close()
          menu.setIssue(pointer.issueAt(target) ?? null)
        }}
        onOpenChange={(isOpen) => hold.set('menu', isOpen)}
      >
        <div
          ref={scroller}
          className={styles.scroller}
          // with a mark anywhere, every row can be marked
          data-marking={isMarking ? '' : undefined}
          onScroll={({ currentTarget }) => {
            hold.set('scrolled', currentTarget.scrollTop >= rowHeight / 2)
            if (preview.shown?.isByKey !== true) close()
          }}
          onPointerMove={pointer.move}
          onPointerLeave={pointer.leave}
        >
          <div className={styles.head}>
            {isMarking ? (
              <MarkedActions {...context} onMarkAll={onMarkAll} />
            ) : (
              <ListHead sort={filters.sort} onSort={onSort} onMarkAll={onMarkAll} />
            )}
          </div>
          {mistake}
          {list.isPending && isValid && <ListSkeleton rowHeight={rowHeight} />}
          {list.isError && (
            <div className={styles.failed}>
              <ErrorPanel
                what="The issues cannot be listed."
                error={list.error}
                onRetry={() => void list.refetch()}
              />
            </div>
          )}
          {isEmpty && empty}
          <div className={styles.canvas} style={{ height: linePlaces.height }}>
            <HeadLines items={items} listWindow={listWindow} projectNames={projectNames} onFold={onFold} />
            <RowsBox
              places={places}
              className={classNames(styles.rows, isStale && styles.stale)}
              aria-busy={list.isPending}
              onClick={pointer.click}
              onDoubleClick={pointer.doubleClick}
              onPointerOver={pointer.over}
            >
              <RowLines
                items={items}
                listWindow={listWindow}
                total={total ?? rows.length}
                projectNames={projectNames}
                hideProject={hideProject}
                onShown={onShown}
              />
            </RowsBox>
          </div>
        </div>
      </EntriesRightClickMenu>
      {preview.shown !== null && (
        <IssuePreview preview={preview.shown} onEnter={preview.stay} onLeave={preview.leave} />
      )}
    </section>
  )
})

function placesOf(items: ReturnType<typeof useIssueList>['items']): Places {
  const places = new Map<string, { readonly row: number; readonly line: number }>()
  for (const [line, item] of items.entries()) {
    if (item.type === 'issue') places.set(item.id, { row: item.position - 1, line })
  }
  return places
}
