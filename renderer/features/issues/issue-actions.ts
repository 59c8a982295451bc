import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { IssueChanges, IssuePage, IssueState } from '../../../shared/contract/issues.ts'
import type { Issue, IssueStatus } from '../../../shared/model/issue.ts'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { type IssueFilters, issueQuery } from '../../api/queries.ts'
import { toast } from '../../ui/toast.tsx'
import { fitsStatus } from './issue-filters.ts'
import { patchPages } from './list-rows.ts'
import { clearMarks } from './selection.ts'

const done: Record<IssueStatus, string> = {
  resolved: 'Resolved',
  ignored: 'Archived',
  unresolved: 'Reopened'
}

/** What `u` takes back, the latest last. It lives as long as the window. */
const undoable: (IssueState & { id: string })[][] = []

/** Shows new states at once, before the core's own announcement makes the lists refetch. */
type ShownState = Pick<IssueState, 'status' | 'substatus'> & { id: string }

function show(queries: QueryClient, states: readonly ShownState[]) {
  const patches = new Map<string, Partial<Issue>>(
    states.map(({ id, status, substatus }) => [id, { status, substatus }])
  )
  const lists = queries.getQueriesData<InfiniteData<IssuePage>>({
    queryKey: keys.issueLists
  })
  for (const [key, data] of lists) {
    const { query } = key[1] as IssueFilters
    queries.setQueryData(
      key,
      patchPages(data, patches, (issue) => fitsStatus(query, issue.status))
    )
  }
  for (const [id, patch] of patches) {
    queries.setQueryData(issueQuery(id).queryKey, (issue) => issue && { ...issue, ...patch })
  }
}

function refetch(queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: keys.issueLists })
}

function explain(what: string, error: unknown) {
  const why = error instanceof Error ? error.message : String(error)
  toast({ text: `${what}: ${why}`, tone: 'error' })
}

async function undo(queries: QueryClient) {
  const states = undoable.pop()
  if (states === undefined) return toast({ text: 'There is nothing to undo.' })
  show(queries, states)
  try {
    const { changed } = await client.issues.restore({ states })
    toast({
      text: `Undone for ${changed.length === 1 ? 'one issue' : `${changed.length} issues`}.`
    })
  } catch (error) {
    undoable.push(states)
    explain('It could not be undone', error)
  }
  refetch(queries)
}

function announce(queries: QueryClient, status: IssueStatus, { changed }: IssueChanges, name?: string) {
  if (changed.length === 0) return
  const before = changed.map(({ id, before }) => ({ id, ...before }))
  undoable.push(before)
  const what = changed.length === 1 ? (name ?? 'one issue') : `${changed.length} issues`
  toast({
    text: `${done[status]} ${what}.`,
    action: {
      label: 'Undo',
      run: () => {
        const index = undoable.indexOf(before)
        if (index < 0) return
        undoable.push(...undoable.splice(index, 1))
        void undo(queries)
      }
    }
  })
}

async function update(queries: QueryClient, ids: readonly string[], status: IssueStatus, name?: string) {
  if (ids.length === 0) return
  clearMarks()
  const substatus = status === 'unresolved' ? 'ongoing' : status === 'ignored' ? 'forever' : null
  show(
    queries,
    ids.map((id): ShownState => ({ id, status, substatus }))
  )
  try {
    announce(queries, status, await client.issues.update({ ids: [...ids], status }), name)
  } catch (error) {
    explain('Nothing was changed', error)
  }
  refetch(queries)
  for (const id of ids) void queries.invalidateQueries({ queryKey: issueQuery(id).queryKey })
}

/** Changes of status, each with its way back. `name` is what the message calls a single issue. */
export function useIssueActions() {
  const queries = useQueryClient()
  return useMemo(
    () => ({
      update: (ids: readonly string[], status: IssueStatus, name?: string) =>
        update(queries, ids, status, name),
      undo: () => undo(queries)
    }),
    [queries]
  )
}
