import type { Database } from 'better-sqlite3'
import { type StateUpdate, updateIssues } from '../../main/store/issue-states.ts'
import { applyTime } from '../../main/store/state-changes.ts'
import { createRandom } from '../bench/random.ts'
import type { SeedPlan } from './seed-plan.ts'

/** Somebody who works through the issues, as time passes. */
export interface Triage {
  /** Does what is done until then (ms after the start). */
  continueUntil(afterMs: number): void
  /** Resolves and archives some of all issues at the end. */
  finish(spanMs: number): void
}

/** What is written of each issue, by its index in the plan. */
export interface WrittenIssues {
  readonly refs: readonly number[]
  /** When its last event arrived, ms after the start. */
  readonly lastMs: readonly number[]
}

export function createTriage(
  db: Database,
  { startMs, resolutions }: Pick<SeedPlan, 'startMs' | 'resolutions'>,
  { refs, lastMs }: WrittenIssues,
  seed: number
): Triage {
  let done = 0

  function update(issue: number, change: StateUpdate, afterMs: number): void {
    const ref = refs[issue]
    if (ref !== undefined) updateIssues(db, [ref], change, startMs + Math.floor(afterMs))
  }

  return {
    continueUntil(afterMs) {
      for (; done < resolutions.length; done += 1) {
        const resolution = resolutions[done]
        if (!resolution || resolution.afterMs > afterMs) break
        update(resolution.issue, { status: 'resolved' }, resolution.afterMs)
      }
      applyTime(db, startMs + Math.floor(afterMs))
    },
    finish(spanMs) {
      const random = createRandom(seed)
      for (const issue of refs.keys()) {
        const dice = random.next()
        const change = dice < 0.15 ? RESOLVED : dice < 0.25 ? random.pick(ARCHIVED) : undefined
        const last = lastMs[issue] ?? 0
        // some time after its last event, or it would have come back
        if (change) update(issue, change, last + random.next() * (spanMs - last))
      }
    }
  }
}

const RESOLVED: StateUpdate = { status: 'resolved' }
const ARCHIVED: readonly StateUpdate[] = [
  { status: 'ignored' },
  { status: 'ignored', archive: { escalating: true } },
  { status: 'ignored', archive: { events: 1000 } }
]
