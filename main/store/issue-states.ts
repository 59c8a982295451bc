import type { Database } from 'better-sqlite3'
import type { IssueChanges, IssueState, IssueUpdate } from '../../shared/contract/issues.ts'
import { assertNever } from '../../shared/model/assert-never.ts'
import type { Archive, IssueStatus, IssueSubstatus, Resolution } from '../../shared/model/issue.ts'
import { writeActivity } from './activity.ts'
import { type StateRow, type StoredArchive, toState } from './issue-state.ts'
import { toIssueRef } from './refs.ts'
import { newestRelease } from './release-order.ts'
import { all, run, sql } from './sql.ts'

/** What to change; what is absent stays. */
export type StateUpdate = Pick<
  IssueUpdate,
  'status' | 'substatus' | 'archive' | 'resolution' | 'bookmarked' | 'seen'
>

/** Changes the state of issues. Those that have it already, and unknown refs, are left out of the answer. */
export function updateIssues(
  db: Database,
  refs: readonly number[],
  update: StateUpdate,
  now: number
): IssueChanges {
  return change(db, refs, (row) => applyUpdate(db, row, update, now), now)
}

/** Gives each issue the state it is told: how an update is undone. */
export function setStates(
  db: Database,
  states: readonly (IssueState & { id: string })[],
  now: number
): IssueChanges {
  const wanted = new Map(states.map((state) => [toIssueRef(state.id), state]))
  return change(db, [...wanted.keys()], (row, before) => wanted.get(row.ref) ?? before, now)
}

interface IssueStateRow extends StateRow {
  readonly ref: number
  readonly project_ref: number
  readonly events: number
  readonly users: number
}

function change(
  db: Database,
  refs: readonly number[],
  next: (row: IssueStateRow, before: IssueState) => IssueState,
  now: number
): IssueChanges {
  return db
    .transaction(() => {
      const rows = all<IssueStateRow>(
        db,
        sql`SELECT ref, project_ref, events, users, status, substatus, archive, resolution, bookmarked, seen FROM issues
            WHERE deleted IS NULL AND ref IN (SELECT value FROM json_each(${JSON.stringify(refs)}))`
      )
      const changed: IssueChanges['changed'] = []
      for (const row of rows) {
        const before = toState(row)
        const { status, substatus, archive, resolution, bookmarked, seen } = next(row, before)
        const after = { status, substatus, archive, resolution, bookmarked, seen }
        if (JSON.stringify(before) === JSON.stringify(after)) continue
        writeState(db, row, before, after, now)
        changed.push({ id: String(row.ref), before, after })
      }
      return { changed }
    })
    .immediate()
}

function writeState(
  db: Database,
  row: IssueStateRow,
  before: IssueState,
  after: IssueState,
  now: number
): void {
  const { status, substatus, archive, resolution, bookmarked, seen } = after
  const kept = JSON.stringify(archive) === JSON.stringify(before.archive)
  const isNewState =
    status !== before.status ||
    substatus !== before.substatus ||
    !kept ||
    JSON.stringify(resolution) !== JSON.stringify(before.resolution)
  run(
    db,
    sql`UPDATE issues SET status = ${status}, substatus = ${substatus},
          archive = ${kept ? row.archive : archive && JSON.stringify(withCounts(archive, row))},
          resolution = ${resolution && JSON.stringify(resolution)}, bookmarked = ${bookmarked ? 1 : 0}, seen = ${seen},
          state_since = CASE WHEN ${isNewState ? 1 : 0} THEN ${now} ELSE state_since END
        WHERE ref = ${row.ref}`
  )
  if (isNewState) writeActivity(db, row.ref, now, activityOf(status), describe(after))
}

function withCounts(archive: Archive, { events, users }: IssueStateRow): StoredArchive {
  return { ...archive, baseEvents: events, baseUsers: users }
}

function applyUpdate(db: Database, row: IssueStateRow, update: StateUpdate, now: number): IssueState {
  const before = toState(row)
  const flags = {
    bookmarked: update.bookmarked ?? before.bookmarked,
    seen: update.seen === undefined ? before.seen : update.seen ? now : null
  }
  const { status } = update
  if (status === undefined) return { ...before, ...flags }
  const archive = status === 'ignored' ? (update.archive ?? null) : null
  const resolution = status === 'resolved' ? completed(db, update.resolution, row.project_ref) : null
  return {
    status,
    substatus: update.substatus ?? defaultSubstatus(status, archive),
    archive,
    resolution,
    ...flags
  }
}

/** "In the next release" is after the newest one of today. */
function completed(db: Database, resolution: Resolution | undefined, projectRef: number): Resolution | null {
  if (resolution?.in !== 'next' || resolution.release !== undefined) return resolution ?? null
  const release = newestRelease(db, projectRef)
  return { in: 'next', ...(release !== undefined && { release }) }
}

function defaultSubstatus(status: IssueStatus, archive: Archive | null): IssueSubstatus | null {
  switch (status) {
    case 'unresolved':
      return 'ongoing'
    case 'resolved':
      return null
    case 'ignored':
      if (!archive) return 'forever'
      return archive.escalating ? 'until_escalating' : 'until_condition_met'
    default:
      return assertNever(status)
  }
}

function activityOf(status: IssueStatus): 'unresolved' | 'resolved' | 'archived' {
  return status === 'ignored' ? 'archived' : status
}

/** What the activity says beside the kind: texts and numbers. */
function describe({ substatus, archive, resolution }: IssueState): Record<string, string | number> {
  const facts = { substatus, ...archive, ...resolution }
  return Object.fromEntries(
    Object.entries(facts).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number'
    )
  )
}
