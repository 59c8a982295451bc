import type {
  IssueChanges,
  IssueQuery,
  IssueSelection,
  IssueUpdate
} from '../../../shared/contract/issues.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import { addNote, deleteNote, editNote, issueOfNote } from '../../store/activity.ts'
import { deleteIssues, undeleteIssues } from '../../store/delete-issues.ts'
import { listDiscarded, stopDiscarding } from '../../store/discarded-hashes.ts'
import { getIssueDetail } from '../../store/issue-detail.ts'
import { currentRef, listMerged } from '../../store/issue-redirects.ts'
import { setStates, updateIssues } from '../../store/issue-states.ts'
import { findIssueRefs } from '../../store/issues.ts'
import { toIssueRef } from '../../store/refs.ts'
import type { Context } from './context.ts'

/** The procedures on issues. */
export function createIssueHandlers(context: Context) {
  const { db, now, merging, announcer } = context

  /** Tells every window. */
  function changed(refs: readonly number[]): void {
    if (refs.length > 0) announcer.issuesChanged(refs.map(String))
    announcer.projectsChanged()
  }

  function announced(changes: IssueChanges): IssueChanges {
    if (changes.changed.length > 0) announcer.issuesChanged(changes.changed.map(({ id }) => id))
    return changes
  }

  return {
    list: (query: IssueQuery) => context.reader.read('issues', query),
    get: ({ id }: { id: string }) => getIssueDetail(db, id, now()),
    update: (update: IssueUpdate) => announced(updateIssues(db, select(context, update), update, now())),
    restore: ({ states }: { states: Parameters<typeof setStates>[1] }) =>
      announced(setStates(db, states, now())),
    async merge(selection: IssueSelection & { into?: string | undefined }) {
      const into = selection.into === undefined ? undefined : toIssueRef(selection.into)
      const merged = await merging.merge(select(context, selection), into)
      return { into: String(merged.into), merged: merged.merged.map(String) }
    },
    async undoMerge({ ids }: { ids: readonly string[] }) {
      const restored = await merging.undoMerge(ids.map(toIssueRef))
      return { restored: restored.map(String) }
    },
    merged: ({ id }: { id: string }) => ({ rows: listMerged(db, currentRef(db, toIssueRef(id))) }),
    hashes: ({ id }: { id: string }) => context.reader.read('hashes', { id }),
    releases: ({ id }: { id: string }) => context.reader.read('releases', { id }),
    flagChanges: ({ id }: { id: string }) => context.reader.read('flagChanges', { id }),
    similar: ({ id }: { id: string }) => context.reader.read('similar', { id }),
    async unmerge({ id, hashes }: { id: string; hashes: readonly string[] }) {
      return { id: String(await merging.unmerge(currentRef(db, toIssueRef(id)), hashes)) }
    },
    delete(selection: IssueSelection & { discard?: boolean | undefined }) {
      const refs = deleteIssues(db, select(context, selection), selection.discard ?? false, now())
      changed(refs)
      return { ids: refs.map(String) }
    },
    undelete({ ids }: { ids: readonly string[] }) {
      const refs = undeleteIssues(db, ids.map(toIssueRef))
      changed(refs)
      return { ids: refs.map(String) }
    },
    discarded: ({ projectId }: { projectId?: string | undefined }) => ({
      rows: listDiscarded(db, projectId)
    }),
    keep({ projectId, hash }: { projectId: string; hash: string }) {
      stopDiscarding(db, projectId, hash)
      return {}
    },
    addNote({ id, text }: { id: string; text: string }) {
      const ref = currentRef(db, toIssueRef(id))
      const note = addNote(db, ref, text, now())
      announcer.issuesChanged([String(ref)])
      return note
    },
    editNote({ noteId, text }: { noteId: string; text: string }) {
      const note = editNote(db, noteId, text, now())
      announcer.issuesChanged([String(issueOfNote(db, noteId))])
      return note
    },
    deleteNote({ noteId }: { noteId: string }) {
      const ref = issueOfNote(db, noteId)
      deleteNote(db, noteId)
      announcer.issuesChanged([String(ref)])
      return {}
    }
  }
}

/** The issues that are named, or that match now. Throws AppError `invalid_input` where neither is given. */
function select({ db, now }: Context, { ids, query, ...scope }: IssueSelection): number[] {
  if (ids) return ids.map((id) => currentRef(db, toIssueRef(id)))
  if (query === undefined) throw new AppError('invalid_input', 'Name issues by their ids, or by a query.')
  return findIssueRefs(db, { query, ...scope }, now())
}
