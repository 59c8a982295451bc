import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { IssueRow, IssueState } from '../../../shared/contract/issues.ts'
import type { IssueStatus } from '../../../shared/model/issue.ts'
import { client } from '../../api/connection.ts'
import { type IssueFilters, toSelection } from '../../api/issue-lists.ts'
import { doneWords, type StateChange } from './actions/action-words.ts'
import { refetchLists, showChange, whileShown } from './actions/shown-issues.ts'
import { beforeUndo, explain, offerUndo, undoLatest } from './actions/undo-steps.ts'
import { clearMarks } from './selection.ts'

/** What an action is for: some issues, a single one with its name, or all that match. */
export type IssueTargets =
  | { readonly ids: readonly string[]; readonly name?: string | undefined }
  | { readonly all: IssueFilters; readonly total: number }

/** As many as one call takes. */
const mostAtOnce = 10_000

function selectionOf(targets: IssueTargets) {
  return 'ids' in targets ? { ids: [...targets.ids] } : toSelection(targets.all)
}

function isTarget(targets: IssueTargets): (issue: IssueRow, list: IssueFilters | undefined) => boolean {
  if ('ids' in targets) {
    const ids = new Set(targets.ids)
    return ({ id }) => ids.has(id)
  }
  const { all } = targets
  return (_, list) =>
    list !== undefined && JSON.stringify({ ...list, sort: 0 }) === JSON.stringify({ ...all, sort: 0 })
}

function countWords(count: number, targets: IssueTargets): string {
  if (count !== 1) return `${count} issues`
  return ('ids' in targets ? targets.name : undefined) ?? 'one issue'
}

/** The state as it will be, as far as it is known before the core says so. */
function toPatch(change: StateChange): Partial<IssueRow> {
  const { status, archive = null, resolution = null, bookmarked, seen } = change
  const flags = {
    ...(bookmarked !== undefined && { bookmarked }),
    ...(seen !== undefined && { seen: seen ? Date.now() : null })
  }
  if (status === undefined) return flags
  const archived =
    archive === null ? 'forever' : archive.escalating ? 'until_escalating' : 'until_condition_met'
  const substatus = { resolved: null, unresolved: 'ongoing', ignored: archived } as const
  return { ...flags, status, substatus: change.substatus ?? substatus[status], archive, resolution }
}

function inPieces<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / mostAtOnce) }, (_, index) =>
    items.slice(index * mostAtOnce, (index + 1) * mostAtOnce)
  )
}

/** Does something that can be undone; a failure is told. */
async function attempt(run: () => Promise<void>) {
  try {
    await beforeUndo(run())
  } catch (error) {
    explain('Nothing was changed', error)
  }
}

async function change(queries: QueryClient, targets: IssueTargets, wanted: StateChange, isQuiet = false) {
  const matches = isTarget(targets)
  const patch = toPatch(wanted)
  if (wanted.status !== undefined) clearMarks()
  await attempt(async () => {
    const { changed } = await whileShown(
      queries,
      (issue, list) => (matches(issue, list) ? patch : undefined),
      () => client.issues.update({ ...selectionOf(targets), ...wanted })
    )
    if (changed.length === 0 || isQuiet) return
    const before = changed.map(({ id, before }) => ({ id, ...before }))
    offerUndo(doneWords(wanted, countWords(changed.length, targets), Date.now()), {
      run: () => restore(queries, before)
    })
  })
}

async function restore(
  queries: QueryClient,
  before: readonly (IssueState & { id: string })[]
): Promise<number> {
  const states = new Map(before.map(({ id, ...state }) => [id, state]))
  await whileShown(
    queries,
    ({ id }) => states.get(id),
    async () => {
      for (const piece of inPieces(before)) await client.issues.restore({ states: piece })
    }
  )
  refetchLists(queries)
  return before.length
}

async function merge(queries: QueryClient, targets: IssueTargets) {
  clearMarks()
  await attempt(async () => {
    const { into, merged } = await client.issues.merge(selectionOf(targets))
    const gone = new Set(merged)
    showChange(queries, ({ id }) => (gone.has(id) ? 'gone' : undefined))(true)
    offerUndo(`Merged ${merged.length + 1} issues into one.`, {
      async run() {
        for (const ids of inPieces(merged)) await client.issues.undoMerge({ ids })
        refetchLists(queries)
        for (const id of [into, ...merged]) void queries.invalidateQueries({ queryKey: ['issue', id] })
        return merged.length + 1
      }
    })
  })
}

async function remove(queries: QueryClient, targets: IssueTargets, { discard }: { discard: boolean }) {
  const matches = isTarget(targets)
  clearMarks()
  await attempt(async () => {
    const { ids = [] } = await whileShown(
      queries,
      (issue, list) => (matches(issue, list) ? 'gone' : undefined),
      () => client.issues.delete({ ...selectionOf(targets), discard })
    )
    const what = countWords(ids.length, targets)
    const text = discard ? `Deleted ${what}; events like that are discarded from now on.` : `Deleted ${what}.`
    offerUndo(`${text} It can be undone for ten minutes.`, {
      async run() {
        for (const piece of inPieces(ids)) await client.issues.undelete({ ids: piece })
        refetchLists(queries)
        for (const id of ids) void queries.invalidateQueries({ queryKey: ['issue', id] })
        return ids.length
      }
    })
  })
}

/** What can be done to issues. All of it is shown at once, and each with its way back. */
export function useIssueActions() {
  const queries = useQueryClient()
  return useMemo(
    () => ({
      change: (targets: IssueTargets, wanted: StateChange) => change(queries, targets, wanted),
      /** `name` is what the message calls a single issue. */
      update: (ids: readonly string[], status: IssueStatus, name?: string) =>
        change(queries, { ids, name }, { status }),
      /** Without a word, for what follows from looking at it. */
      markSeen: (id: string) => change(queries, { ids: [id] }, { seen: true }, true),
      merge: (targets: IssueTargets) => merge(queries, targets),
      remove: (targets: IssueTargets, how: { discard: boolean }) => remove(queries, targets, how),
      undo: undoLatest
    }),
    [queries]
  )
}
