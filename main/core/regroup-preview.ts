import type { Database } from 'better-sqlite3'
import type { Regrouping, RegroupingSummary } from '../../shared/contract/regroupings.ts'
import type { GroupingRules } from '../../shared/model/project.ts'
import { countGroupedEvents, groupedWindows, readEventsByRef } from '../store/grouped-events.ts'
import { issueOfHash } from '../store/issue-hashes.ts'
import { titleOfIssue } from '../store/regroupings.ts'
import type { Deriver } from './deriver.ts'
import { createFoundHashes, type FoundHashes } from './found-hashes.ts'
import { oneAhead } from './one-ahead.ts'
import { createRegroupPlan, type PlanEvent, type RegroupPlan } from './regroup-plan.ts'
import { letOthersGoOn } from './steps.ts'

/** Events that are looked at in one go. */
const AT_ONCE = 100

/** What rules would change, being worked out or ready. Only in memory: it is made again within a minute. */
export interface Preview {
  readonly id: string
  readonly projectId: string
  readonly projectRef: number
  readonly rules: GroupingRules
  readonly at: number
  readonly plan: RegroupPlan
  readonly hashes: FoundHashes
  state: 'previewing' | 'ready' | 'cancelled' | 'failed'
  done: number
  readonly total: number
  error?: string
  summary?: RegroupingSummary
}

/** What rules make of an event. */
interface Found extends PlanEvent {
  readonly ref: number
}

export function newPreview(
  db: Database,
  of: Pick<Preview, 'id' | 'projectId' | 'projectRef' | 'rules' | 'at'>
): Preview {
  return {
    ...of,
    plan: createRegroupPlan((hash) => issueOfHash(db, of.projectRef, hash)),
    hashes: createFoundHashes(),
    state: 'previewing',
    done: 0,
    total: countGroupedEvents(db, of.projectRef)
  }
}

/** Looks at every event of the project, until it is done, cancelled or told to stop. */
export async function lookAtAll(
  db: Database,
  deriver: Deriver,
  preview: Preview,
  isStopping: () => boolean
): Promise<void> {
  for (const window of groupedWindows(db, preview.projectRef)) {
    const found: Found[] = []
    const batches = oneAhead(
      () => (window.length > 0 ? readEventsByRef(db, window.splice(0, AT_ONCE)) : undefined),
      (events) => deriver.group(events, preview.rules)
    )
    for await (const { events, results } of batches) {
      if (isStopping() || preview.state !== 'previewing') return
      for (const [index, { ref, eventId, issueRef, hash }] of events.entries()) {
        found.push({ ref, eventId, issueRef, hash, ...(results[index] ?? { hashes: [hash], title: '' }) })
      }
      preview.done += events.length
    }
    // the plan is of events in the order of their arrival
    for (const event of found.toSorted((a, b) => a.ref - b.ref)) {
      preview.plan.add(event)
      preview.hashes.add(event, event.hashes)
    }
    await letOthersGoOn()
  }
  preview.summary = preview.plan.summary((ref) => titleOfIssue(db, ref))
  preview.state = 'ready'
}

export function fromPreview({ id, projectId, at, state, done, total, error, summary }: Preview): Regrouping {
  return {
    id,
    projectId,
    at,
    state,
    done,
    // events may have arrived since it began
    total: Math.max(total, done),
    ...(error !== undefined && { error }),
    ...(summary && { summary })
  }
}
