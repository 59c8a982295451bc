import type { Database } from 'better-sqlite3'
import type { Regrouping, RegroupingSummary } from '../../shared/contract/regroupings.ts'
import type { GroupingRules } from '../../shared/model/project.ts'
import { countGroupedEvents, readGroupedEvents } from '../store/grouped-events.ts'
import { issueOfHash } from '../store/issue-hashes.ts'
import { titleOfIssue } from '../store/regroupings.ts'
import type { Deriver } from './deriver.ts'
import { oneAhead } from './one-ahead.ts'
import { createRegroupPlan, type RegroupPlan } from './regroup-plan.ts'

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
  /** By event id. */
  readonly hashes: Map<string, readonly string[]>
  state: 'previewing' | 'ready' | 'cancelled' | 'failed'
  done: number
  readonly total: number
  error?: string
  summary?: RegroupingSummary
}

export function newPreview(
  db: Database,
  of: Pick<Preview, 'id' | 'projectId' | 'projectRef' | 'rules' | 'at'>
): Preview {
  return {
    ...of,
    plan: createRegroupPlan((hash) => issueOfHash(db, of.projectRef, hash)),
    hashes: new Map(),
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
  const batches = oneAhead(readGroupedEvents(db, preview.projectRef, AT_ONCE), (events) =>
    deriver.group(events, preview.rules)
  )
  for await (const { events, results } of batches) {
    if (isStopping() || preview.state !== 'previewing') return
    for (const [index, { eventId, issueRef, hash }] of events.entries()) {
      const { hashes, title } = results[index] ?? { hashes: [hash], title: '' }
      preview.plan.add({ eventId, issueRef, hash, hashes, title })
      preview.hashes.set(eventId, hashes)
    }
    preview.done += events.length
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
