import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  lazy,
  Suspense,
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState
} from 'react'
import type { Issue } from '../../shared/model/issue.ts'
import type { Project } from '../../shared/model/project.ts'
import type { IssueFilters } from '../api/issue-lists.ts'
import type { ListParts } from '../api/list-pages.ts'
import { issueQuery, projectsQuery, recommendedQuery, statusQuery } from '../api/queries.ts'
import { ActionDialogs } from '../features/issues/actions/action-dialogs.tsx'
import { issueCommands } from '../features/issues/commands.ts'
import { findHit } from '../features/issues/find-hit.ts'
import { addTerm, defaultSort, type IssueSearch } from '../features/issues/issue-filters.ts'
import { IssueList } from '../features/issues/issue-list.tsx'
import { IssueToolbar } from '../features/issues/issue-toolbar.tsx'
import { NothingFound } from '../features/issues/nothing-found.tsx'
import { SearchMistake } from '../features/issues/search-mistake.tsx'
import { clearMarks, useSelection } from '../features/issues/selection.ts'
import { IssueTimeline } from '../features/issues/timeline/issue-timeline.tsx'
import { ViewBar } from '../features/issues/view-bar.tsx'
import { useCommand } from '../ui/command.ts'
import { usePaneWidth } from '../ui/pane-width.ts'
import { usePreferences } from '../ui/preferences.ts'
import { Splitter } from '../ui/splitter.tsx'
import { useMedia } from '../ui/use-media.ts'
import { usePacedCall } from '../ui/use-paced-call.ts'
import { useStable } from '../ui/use-stable.ts'
import styles from './panes.module.css'
import { useIssueRoute } from './use-issue-route.ts'
import { useSeen } from './use-seen.ts'

const loadIssuePane = () => import('./issue-pane.tsx')
const IssuePane = lazy(async () => ({ default: (await loadIssuePane()).IssuePane }))
const Welcome = lazy(async () => ({
  default: (await import('../features/onboarding/welcome.tsx')).Welcome
}))

const narrow = '(max-width: 959px)'
const narrowestList = 320
const narrowestPane = 400
const railWidth = 52
/** Steps that follow each other faster than this pass by. */
const passingMs = 150
const noProjects: readonly Project[] = []
const nothingFolded: ReadonlySet<string> = new Set()

/** The list of issues, and beside it or over it the one that is open. */
export function IssuesPage() {
  const queries = useQueryClient()
  const { search, filters, issueId, eventId, go } = useIssueRoute()
  const { data: projects } = useQuery(projectsQuery)
  const { data: isEmpty } = useQuery({ ...statusQuery, select: ({ events }) => events === 0 })
  const [total, setTotal] = useState<number | undefined>(undefined)
  const [folded, setFolded] = useState(nothingFolded)
  const [listWidth, setListWidth] = usePaneWidth('issues')
  const hasTimeline = usePreferences((state) => state.timeline)
  const isNarrow = useMedia(narrow)
  const isFull = issueId !== undefined && (isNarrow || search.view === 'full')
  useSeen(issueId)

  // The list answers a key at once; the details follow as fast as they can.
  const shownIssueId = useDeferredValue(issueId)
  const shownEventId = useDeferredValue(eventId)

  // What follows from the list comes after it.
  const tellTotal = useCallback((known: number | undefined) => startTransition(() => setTotal(known)), [])

  const rows = projects?.rows ?? noProjects
  const projectNames = useMemo(() => new Map(rows.map(({ id, name }) => [id, name])), [rows])
  const isGrouped = search.group === 'project'
  const chosen = filters.projectIds
  const parts = useMemo((): ListParts | undefined => {
    if (!isGrouped || rows.length === 0) return undefined
    const ids = rows.map(({ id }) => id)
    return { ids: chosen.length === 0 ? ids : ids.filter((id) => chosen.includes(id)), folded }
  }, [isGrouped, rows, chosen, folded])

  // The details are needed soon, but not for the first paint.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadIssuePane())
    return () => cancelIdleCallback(idle)
  }, [])

  const step = usePacedCall((id: string) => go({ issueId: id, replace: true }), passingMs)
  // a step that still waits must not open what was left meanwhile
  useEffect(() => {
    if (issueId === undefined) step.cancel()
  }, [issueId, step])
  const open = useStable((issue: Issue, how: 'click' | 'key' | 'full') => {
    step.cancel()
    if (how === 'key') step.call(issue.id)
    else go({ issueId: issue.id, ...(how === 'full' && { search: { view: 'full' } }) })
  })

  const prefetch = useStable((issue: Issue) => {
    void queries.prefetchQuery(issueQuery(issue.id))
    void queries.prefetchQuery(recommendedQuery(issue.id))
  })

  // Another list: an issue that covers it makes way, one beside it stays.
  const change = useStable((values: Partial<IssueSearch>) =>
    go({
      issueId: isFull ? undefined : issueId,
      eventId: isFull ? undefined : eventId,
      search: { view: undefined, ...values },
      replace: 'query' in values && !('status' in values)
    })
  )

  const submit = useStable(async (text: string) => {
    const hit = await findHit(text)
    if (hit !== undefined) go(hit)
  })

  const close = useStable(() => {
    step.cancel()
    go({ issueId: undefined, search: { view: undefined } })
  })

  const show = useStable((id: string) =>
    go({ issueId, eventId: id === 'recommended' ? undefined : id, replace: true })
  )

  const toggleFull = useStable(() => go({ issueId, eventId, search: { view: isFull ? undefined : 'full' } }))

  const filter = useStable((key: string, value: string, isExcluded: boolean) => {
    const query = addTerm(search.query, key, value, isExcluded)
    go({ issueId: undefined, search: { query, view: undefined } })
  })

  const selectTime = useStable(({ from, to }: { from: number; to: number }) =>
    change({ from, to, time: undefined })
  )

  const filterLevel = useStable((level: string) => change({ query: addTerm(search.query, 'level', level) }))

  const sort = useStable((order: IssueFilters['sort']) =>
    change({ sort: order === defaultSort ? undefined : order })
  )

  // The list does not render for a step to another issue.
  const typed = search.query ?? ''
  const empty = useMemo(
    () => <NothingFound search={search} filters={filters} onChange={change} />,
    [search, filters, change]
  )
  const mistake = useMemo(() => <SearchMistake query={typed} />, [typed])

  const fold = useStable((id: string) =>
    setFolded((known) =>
      known.has(id) ? new Set([...known].filter((one) => one !== id)) : new Set([...known, id])
    )
  )

  function back() {
    const { marked, isAll } = useSelection.getState()
    if (marked.size > 0 || isAll) clearMarks()
    else if (isFull && !isNarrow) toggleFull()
    else if (issueId !== undefined) close()
  }
  useCommand(issueCommands.back, back)
  useCommand(issueCommands.clear, () => change(cleared))

  if (
    isEmpty === true &&
    issueId === undefined &&
    Object.values(search).every((value) => value === undefined)
  ) {
    return (
      <Suspense fallback={null}>
        <Welcome />
      </Suspense>
    )
  }

  return (
    <main className={styles.page}>
      <IssueToolbar search={search} filters={filters} projects={rows} onChange={change} onSubmit={submit} />
      <ViewBar search={search} filters={filters} total={total} onChange={change} />
      <div className={styles.panes}>
        <div
          className={styles.list}
          style={issueId === undefined || isFull ? undefined : { flex: `0 0 ${listWidth}px` }}
          inert={isFull}
        >
          {hasTimeline && (
            <IssueTimeline
              scope={filters}
              isReady={total !== undefined}
              onTime={selectTime}
              onLevel={filterLevel}
            />
          )}
          <IssueList
            filters={filters}
            parts={parts}
            onFold={fold}
            hideProject={chosen.length === 1 || projectNames.size < 2 || isGrouped}
            projectNames={projectNames}
            openId={issueId}
            onOpen={open}
            onLikely={prefetch}
            onSort={sort}
            onTotal={tellTotal}
            empty={empty}
            mistake={mistake}
          />
        </div>
        {issueId !== undefined && shownIssueId !== undefined && (
          <>
            {!isFull && (
              <Splitter
                label="Width of the list"
                value={listWidth}
                min={narrowestList}
                max={Math.max(narrowestList, window.innerWidth - railWidth - narrowestPane)}
                onChange={setListWidth}
              />
            )}
            <div className={isFull ? styles.over : styles.beside}>
              <Suspense fallback={null}>
                <IssuePane
                  issueId={shownIssueId}
                  eventId={shownEventId}
                  projectNames={projectNames}
                  isFull={isFull}
                  canShrink={!isNarrow}
                  onFull={toggleFull}
                  onClose={close}
                  onShow={show}
                  onFilter={filter}
                />
              </Suspense>
            </div>
          </>
        )}
      </div>
      <ActionDialogs />
    </main>
  )
}

const cleared: Partial<IssueSearch> = {
  query: undefined,
  project: undefined,
  environment: undefined,
  time: undefined,
  from: undefined,
  to: undefined
}
