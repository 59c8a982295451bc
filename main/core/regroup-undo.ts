import type { Database } from 'better-sqlite3'
import { unclaimHashes } from '../store/issue-hashes.ts'
import { findRedirect, restoreFromRedirect } from '../store/issue-redirects.ts'
import { moveEvents } from '../store/move-events.ts'
import {
  forgetMoves,
  listFlows,
  listMoved,
  type MadeByRegrouping,
  movesBack,
  type StoredRegrouping,
  updateRegrouping
} from '../store/regroupings.ts'
import { removeEmptyIssue } from '../store/remove-issue.ts'
import { settleAll } from './regroup-apply.ts'
import { chunksOf, regroupEvents } from './regroup-events.ts'
import type { RegroupingWork } from './regrouping.ts'
import { inSteps } from './steps.ts'

/** Events of which those that go to one issue are moved back together. */
const WINDOW = 5_000

/** Puts every event back where it was, and the rules too; where the process ended in between, from where it came to. */
export async function undoRegrouping(
  work: RegroupingWork,
  stored: StoredRegrouping,
  onProgress: (events: number) => void
): Promise<void> {
  const { db } = work
  const { ref, projectRef, at, before, after, made } = stored
  const touched = await restoreAbsorbed(work, stored)
  if (!touched) return
  for (let window = listMoved(db, ref, WINDOW); window.length > 0; window = listMoved(db, ref, WINDOW)) {
    const isBack = await inSteps(
      work,
      chunksOf(window),
      (refs) => moveBack(db, ref, refs),
      (done) => onProgress(done.flat().length)
    )
    if (!isBack) return
  }
  // what arrived since then was never anywhere else: it goes where the rules of before put it. No other event does: those
  // that other rules had grouped are back where these put them
  const isDone = await regroupEvents({
    ...work,
    projectRef,
    rules: before,
    config: work.configOf(before).id,
    outdated: { by: work.configOf(after).id, since: at },
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

/** In a transaction. */
function moveBack(db: Database, regroupingRef: number, eventRefs: readonly number[]): void {
  moveEvents(db, movesBack(db, regroupingRef, eventRefs))
  // those that were removed meanwhile too
  forgetMoves(db, regroupingRef, eventRefs)
}

/**
 * Issues that were emptied are issues again, a few at a time; then, in one transaction with what is left to take back, the
 * rules change. Until then events that arrive follow the new ones, and are found by that later. Returns the issues that it
 * concerns; undefined where it was told to stop.
 */
async function restoreAbsorbed(
  work: RegroupingWork,
  { ref, projectId, projectRef, state, before, made: first }: StoredRegrouping
): Promise<Set<number> | undefined> {
  const { db, settings } = work
  const touched = new Set(first.touched ?? listFlows(db, ref).flatMap(({ from, to }) => [from, to]))
  let made: MadeByRegrouping = { ...first, touched: [...touched, ...first.absorbed] }
  if (state !== 'undoing') updateRegrouping(db, ref, 'undoing', made)
  const isRestored = await inSteps(
    work,
    first.absorbed,
    (absorbed) => {
      const redirect = findRedirect(db, absorbed)
      if (redirect) restoreFromRedirect(db, redirect)
    },
    (done) => {
      made = { ...made, absorbed: made.absorbed.slice(done.length) }
      updateRegrouping(db, ref, 'undoing', made)
    }
  )
  if (!isRestored) return undefined
  if (!made.isTakenBack) {
    db.transaction(() => {
      settings.set(projectId, { ...settings.of(projectId), grouping: before })
      unclaimHashes(db, projectRef, { added: made.hashes, taken: made.taken })
      updateRegrouping(db, ref, 'undoing', { ...made, isTakenBack: true })
    }).immediate()
  }
  return new Set(made.touched)
}
