import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Issue } from '../../shared/model/issue.ts'
import type { Project } from '../../shared/model/project.ts'
import { issueQuery, projectsQuery, recommendedQuery, statusQuery } from '../api/queries.ts'
import { issueCommands } from '../features/issues/commands.ts'
import { addTerm, defaultSort, type IssueSearch } from '../features/issues/issue-filters.ts'
import { IssueList } from '../features/issues/issue-list.tsx'
import { IssueToolbar } from '../features/issues/issue-toolbar.tsx'
import { NothingFound } from '../features/issues/nothing-found.tsx'
import { clearMarks, useSelection } from '../features/issues/selection.ts'
import { useCommand } from '../ui/command.ts'
import { setPreferences, usePreferences } from '../ui/preferences.ts'
import { Splitter } from '../ui/splitter.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useStable } from '../ui/use-stable.ts'
import styles from './panes.module.css'
import { useIssueRoute } from './use-issue-route.ts'

const loadIssuePane = () => import('./issue-pane.tsx')
const IssuePane = lazy(async () => ({ default: (await loadIssuePane()).IssuePane }))
const Welcome = lazy(async () => ({
  default: (await import('../features/onboarding/welcome.tsx')).Welcome
}))

const narrow = '(max-width: 959px)'
const narrowestList = 320
const narrowestPane = 400
const railWidth = 52
const noProjects: readonly Project[] = []

/** The list of issues, and beside it or over it the one that is open. */
export function IssuesPage() {
  const queries = useQueryClient()
  const { search, filters, issueId, eventId, go } = useIssueRoute()
  const { data: projects } = useQuery(projectsQuery)
  const { data: isEmpty } = useQuery({ ...statusQuery, select: ({ events }) => events === 0 })
  const [total, setTotal] = useState<number | undefined>(undefined)
  const listWidth = usePreferences((state) => state.listWidth)
  const isNarrow = useMedia(narrow)
  const isFull = issueId !== undefined && (isNarrow || search.view === 'full')

  // The list answers a key at once; the details follow as fast as they can.
  const shownIssueId = useDeferredValue(issueId)
  const shownEventId = useDeferredValue(eventId)

  const projectNames = useMemo(
    () => new Map((projects?.rows ?? []).map(({ id, name }) => [id, name])),
    [projects]
  )

  // The details are needed soon, but not for the first paint.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadIssuePane())
    return () => cancelIdleCallback(idle)
  }, [])

  const open = useStable((issue: Issue, how: 'click' | 'key' | 'full') =>
    go({
      issueId: issue.id,
      replace: how === 'key',
      ...(how === 'full' && { search: { view: 'full' } })
    })
  )

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
      replace: 'query' in values
    })
  )

  const close = useStable(() => go({ issueId: undefined, search: { view: undefined } }))

  const show = useStable((id: string) =>
    go({ issueId, eventId: id === 'recommended' ? undefined : id, replace: true })
  )

  const toggleFull = useStable(() => go({ issueId, eventId, search: { view: isFull ? undefined : 'full' } }))

  const filter = useStable((key: string, value: string, isExcluded: boolean) => {
    const query = addTerm(search.query, key, value, isExcluded)
    go({ issueId: undefined, search: { query, view: undefined } })
  })

  function back() {
    if (useSelection.getState().marked.size > 0) clearMarks()
    else if (isFull && !isNarrow) toggleFull()
    else if (issueId !== undefined) close()
  }
  useCommand(issueCommands.back, back)

  const isUnfiltered = search.query === undefined && search.project === undefined && issueId === undefined
  if (isEmpty === true && isUnfiltered) {
    return (
      <Suspense fallback={null}>
        <Welcome />
      </Suspense>
    )
  }

  return (
    <main className={styles.page}>
      <IssueToolbar search={search} projects={projects?.rows ?? noProjects} total={total} onChange={change} />
      <div className={styles.panes}>
        <div
          className={styles.list}
          style={issueId === undefined || isFull ? undefined : { flex: `0 0 ${listWidth}px` }}
          inert={isFull}
        >
          <IssueList
            filters={filters}
            hideProject={search.project !== undefined || projectNames.size < 2}
            projectNames={projectNames}
            openId={issueId}
            isActive
            onOpen={open}
            onLikely={prefetch}
            onSort={(sort) => change({ sort: sort === defaultSort ? undefined : sort })}
            onTotal={setTotal}
            empty={
              <NothingFound
                search={search}
                onClear={() => change({ query: undefined })}
                onAll={() => change({ status: 'all' })}
              />
            }
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
                onChange={(width) => setPreferences({ listWidth: width })}
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
    </main>
  )
}
