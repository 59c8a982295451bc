import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { beginMerge, isMerging, mergeSome } from '../store/merge-issues.ts'
import {
  beginUndoMerge,
  beginUnmerge,
  countHashes,
  type HashCounts,
  interruptedTaking,
  sourcesOf,
  type Taking,
  takeSome
} from '../store/take-hashes.ts'
import { letOthersGoOn } from './steps.ts'

/**
 * Makes one issue of several, and several of one. Whoever looks sees it done at once; the events follow a few at a time, so
 * that those that arrive need not wait, and do so after the end of the process, too. Promises resolve when all have followed,
 * or a second later, where they are very many.
 */
export interface Merging {
  merge(refs: readonly number[], into: number | undefined): Promise<{ into: number; merged: number[] }>
  /** Returns the issues that are there again. */
  undoMerge(refs: readonly number[]): Promise<number[]>
  /** Returns the new issue. */
  unmerge(issueRef: number, hashes: readonly string[]): Promise<number>
  /** Moves all that is under way now: for whoever is about to move events himself. */
  finish(): void
  stop(): Promise<void>
}

export interface MergingOptions {
  readonly db: Database
  readonly now: () => number
  /** Counts what waits to be counted: events that move must be in the counters that they leave. */
  readonly settleCounts: () => void
  /** Shows an issue as its latest event has it. */
  readonly refreshIssue: (issueRef: number) => void
  /** About so many events were moved. */
  readonly onMoved: (events: number) => void
  /** Told when events begin to follow, and when all have. */
  readonly onChanged: (issueRefs: readonly number[]) => void
  readonly onUnexpected: (error: unknown) => void
}

const SLICE_MS = 8
const EVENTS_OF_SLICE = 100
const MAX_WAIT_MS = 1_000
/** A full disk may have room again. */
const RETRY_MS = 10_000

/** What has begun, with what is told to whom asked for it. */
interface Begun<Result> {
  readonly result: Result
  /** Issues that look different. */
  readonly changed: readonly number[]
}

export function createMerging(options: MergingOptions): Merging {
  const { db, now, settleCounts, refreshIssue, onMoved, onChanged, onUnexpected } = options
  let taking = interruptedTaking(db)
  /** Issues that lost or gained events, and are still to be shown as their latest ones have them. */
  let touched = [...(taking?.issues ?? [])]
  let retry: NodeJS.Timeout | undefined
  let isStopping = false

  /** Works for some milliseconds. False where nothing is left to do. Throws where the store cannot be written. */
  function moveSome(sliceMs: number): boolean {
    const end = performance.now() + sliceMs
    const mayGoOn = () => performance.now() < end
    try {
      do {
        if (taking) {
          if (!takeSome(db, taking)) taking = undefined
        } else if (isMerging(db)) mergeSomeTogether(mayGoOn)
        else {
          const issueRef = touched.pop()
          if (issueRef === undefined) return false
          refreshIssue(issueRef)
        }
      } while (mayGoOn())
      onMoved(EVENTS_OF_SLICE)
      return true
    } catch (error) {
      onUnexpected(error)
      // what was moved and not committed is looked for again
      taking = taking && interruptedTaking(db)
      clearTimeout(retry)
      retry = setTimeout(() => {
        last = last.then(follow).catch(() => {})
      }, RETRY_MS).unref()
      throw new AppError('unavailable', 'Events could not be moved yet. Culprit goes on with that.')
    }
  }

  /** Pieces of many small issues are one transaction. */
  function mergeSomeTogether(mayGoOn: () => boolean): void {
    db.transaction(() => {
      while (mergeSome(db) && mayGoOn());
    }).immediate()
  }

  /** Until nothing is under way any more. Rejects where events cannot be moved, as on a full disk. */
  async function follow(): Promise<void> {
    while (!isStopping && moveSome(SLICE_MS)) await letOthersGoOn()
  }

  // what the end of the process interrupted
  let last = follow().catch(() => {})

  /** Begins one after the other, when the events of the one before have followed. */
  async function inTurn<Result>(begin: () => Promise<Begun<Result>>): Promise<Result> {
    const beginning = last.then(async () => {
      await follow()
      if (isStopping) throw new AppError('unavailable', 'Culprit is ending.')
      return begin()
    })
    const done = beginning.then(async ({ changed }) => {
      onChanged(changed)
      await follow()
      onChanged(changed)
    })
    last = done.catch(() => {})
    const { result } = await beginning
    await Promise.race([done, delay(MAX_WAIT_MS, undefined, { ref: false })])
    return result
  }

  /** Begins to take hashes from issues, once the events of these are counted by their hashes. */
  function take<Result>(
    sources: () => readonly number[],
    begin: (counts: HashCounts) => { readonly result: Result; readonly taking: Taking }
  ): Promise<Result> {
    return inTurn(async () => {
      const counts = await counted(sources())
      settleCounts()
      const begun = begin(counts)
      taking = begun.taking
      touched = [...taking.issues]
      return { result: begun.result, changed: taking.issues }
    })
  }

  async function counted(issueRefs: readonly number[]): Promise<HashCounts> {
    for (const counting = countHashes(db, issueRefs); ; await nextTurn()) {
      const step = counting.next()
      if (step.done) return step.value
    }
  }

  return {
    merge: (refs, into) =>
      inTurn(async () => {
        settleCounts()
        const result = beginMerge(db, refs, into, now())
        touched = [result.into]
        return { result, changed: [result.into, ...result.merged] }
      }),
    undoMerge: (refs) =>
      take(
        () => sourcesOf(db, refs),
        (counts) => beginUndoMerge(db, refs, counts, now())
      ),
    unmerge: (issueRef, hashes) =>
      take(
        () => [issueRef],
        (counts) => beginUnmerge(db, issueRef, hashes, counts, now())
      ),
    finish() {
      while (moveSome(Number.POSITIVE_INFINITY));
    },
    async stop() {
      isStopping = true
      clearTimeout(retry)
      await last
    }
  }
}
