import { unclaimHashes } from '../store/issue-hashes.ts'
import { findRedirect, restoreFromRedirect } from '../store/issue-redirects.ts'
import { moveEvents } from '../store/move-events.ts'
import {
  forgetMoves,
  listFlows,
  listMovesBack,
  type StoredRegrouping,
  updateRegrouping
} from '../store/regroupings.ts'
import { removeEmptyIssue } from '../store/remove-issue.ts'
import { settleAll } from './regroup-apply.ts'
import { letOthersGoOn, regroupEvents } from './regroup-events.ts'
import type { RegroupingWork } from './regrouping.ts'

/** Events that are moved back in one go. */
const AT_ONCE = 40

/** Puts every event back where it was, and the rules too; where the process ended in between, from where it came to. */
export async function undoRegrouping(
  work: RegroupingWork,
  stored: StoredRegrouping,
  onProgress: (events: number) => void
): Promise<void> {
  const { db } = work
  const { ref, projectRef, before, made } = stored
  const touched = takeBackWhatWasMade(work, stored)
  for (
    let moves = listMovesBack(db, ref, AT_ONCE);
    moves.length > 0;
    moves = listMovesBack(db, ref, AT_ONCE)
  ) {
    if (work.isStopping()) return
    work.settleCounts()
    const refs = moves.map(({ eventRef }) => eventRef)
    db.transaction(() => {
      moveEvents(db, moves)
      forgetMoves(db, ref, refs)
    }).immediate()
    onProgress(moves.length)
    await letOthersGoOn()
  }
  // what arrived since then was never anywhere else: it goes where the old rules put it
  const isDone = await regroupEvents({
    ...work,
    projectRef,
    rules: before,
    config: work.configOf(before).id,
    move(moves) {
      for (const issueRef of moveEvents(db, moves)) touched.add(issueRef)
    },
    onMade: () => {},
    onProgress: () => {}
  })
  if (!isDone) return
  for (const issueRef of made.issues) removeEmptyIssue(db, issueRef)
  if (!(await settleAll(work, touched, () => ({ undone: 1 })))) return
  updateRegrouping(db, ref, 'undone')
  work.onChanged([...touched])
}

/** The rules, the issues that were emptied, and where hashes lead: in one transaction. Returns the issues that it concerns. */
function takeBackWhatWasMade(work: RegroupingWork, stored: StoredRegrouping): Set<number> {
  const { db, settings } = work
  const { ref, projectId, projectRef, before, made } = stored
  if (made.touched) return new Set(made.touched)
  const touched = new Set(listFlows(db, ref).flatMap(({ from, to }) => [from, to]))
  db.transaction(() => {
    settings.set(projectId, { ...settings.of(projectId), grouping: before })
    for (const absorbed of made.absorbed) {
      const redirect = findRedirect(db, absorbed)
      if (redirect) restoreFromRedirect(db, redirect)
      touched.add(absorbed)
    }
    unclaimHashes(db, projectRef, { added: made.hashes, taken: made.taken })
    updateRegrouping(db, ref, 'undoing', { ...made, touched: [...touched] })
  }).immediate()
  return touched
}
