import type { Database } from 'better-sqlite3'
import { type IssueChanges, IssueState, type IssueUpdate } from '../../shared/contract/issues.ts'
import { assertNever } from '../../shared/model/assert-never.ts'
import type { IssueStatus, IssueSubstatus } from '../../shared/model/issue.ts'
import { toIssueRef } from './refs.ts'
import { all, run, sql } from './sql.ts'

/** Sets the status of issues. Those that have it already, and unknown ids, are left out of the answer. */
export function updateIssues(db: Database, update: IssueUpdate, now: number): IssueChanges {
  const after: IssueState = {
    status: update.status,
    substatus: update.substatus ?? defaultSubstatus(update.status)
  }
  return setStates(
    db,
    update.ids.map((id) => ({ id, ...after })),
    now
  )
}

/** Gives each issue the state it is told: how an update is undone. */
export function setStates(
  db: Database,
  states: readonly (IssueState & { id: string })[],
  now: number
): IssueChanges {
  return db
    .transaction(() => {
      const before = readStates(db, states)
      const changed: IssueChanges['changed'] = []
      for (const { id, status, substatus } of states) {
        const was = before.get(id)
        if (!was || (was.status === status && was.substatus === substatus)) continue
        const ref = toIssueRef(id)
        run(db, sql`UPDATE issues SET status = ${status}, substatus = ${substatus} WHERE ref = ${ref}`)
        run(
          db,
          sql`INSERT INTO issue_activity (issue_ref, at, kind, data)
            VALUES (${ref}, ${now}, ${activityOf(status)}, ${JSON.stringify(substatus === null ? {} : { substatus })})`
        )
        changed.push({ id, before: was, after: { status, substatus } })
      }
      return { changed }
    })
    .immediate()
}

function readStates(db: Database, issues: readonly { id: string }[]): Map<string, IssueState> {
  const refs = JSON.stringify(issues.map(({ id }) => toIssueRef(id)))
  const rows = all<{ ref: number; status: string; substatus: string | null }>(
    db,
    sql`SELECT ref, status, substatus FROM issues WHERE ref IN (SELECT value FROM json_each(${refs}))`
  )
  return new Map(
    rows.map(({ ref, status, substatus }) => [String(ref), IssueState.parse({ status, substatus })])
  )
}

function defaultSubstatus(status: IssueStatus): IssueSubstatus | null {
  switch (status) {
    case 'unresolved':
      return 'ongoing'
    case 'resolved':
      return null
    case 'ignored':
      return 'forever'
    default:
      return assertNever(status)
  }
}

function activityOf(status: IssueStatus): 'unresolved' | 'resolved' | 'archived' {
  return status === 'ignored' ? 'archived' : status
}
