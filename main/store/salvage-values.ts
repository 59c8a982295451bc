import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Monitor } from '../../shared/contract/monitors.ts'
import { Retention } from '../../shared/contract/retention.ts'
import { EventType, Level } from '../../shared/model/event.ts'
import { EventSummary } from '../../shared/model/grouping.ts'
import { JsonObject } from '../../shared/model/json.ts'
import { ProjectSettings } from '../../shared/model/project.ts'
import { type ActivityRow, toActivity } from './activity.ts'
import { toKept } from './issue-redirects.ts'
import { type StateRow, StoredArchive, toState } from './issue-state.ts'
import { type SearchRow, toSearch } from './searches.ts'
import { all, run, type Sql, sql } from './sql.ts'

/**
 * A row of a damaged page may look like one and hold values that nobody of ours writes, over which those who read it would
 * stumble. What can be told anew, or has a usual value, is that; what is nothing without the value goes. In a transaction.
 */
export function mendValues(db: Database): void {
  const mend = <Row>(rows: Sql, read: (row: Row) => unknown, repair: (row: Row) => Sql) => {
    for (const row of all<Row>(db, rows)) if (!isReadable(() => read(row))) run(db, repair(row))
  }

  mend<SummaryRow>(
    sql`SELECT ref, type, level, metadata FROM issues`,
    ({ type, level, metadata }) => [
      EventType.parse(type),
      Level.parse(level),
      EventSummary.shape.metadata.parse(JSON.parse(metadata))
    ],
    ({ ref }) => sql`UPDATE issues SET type = 'error', level = 'error', metadata = '{}' WHERE ref = ${ref}`
  )
  mend<StateRow & Ref>(
    sql`SELECT ref, status, substatus, archive, resolution, bookmarked, seen FROM issues`,
    (row) => [toState(row), row.archive === null || StoredArchive.parse(JSON.parse(row.archive))],
    ({
      ref
    }) => sql`UPDATE issues SET status = 'unresolved', substatus = 'ongoing', archive = NULL, resolution = NULL
                     WHERE ref = ${ref}`
  )
  mend<ActivityRow>(
    sql`SELECT ref, at, kind, data FROM issue_activity`,
    toActivity,
    ({ ref }) => sql`DELETE FROM issue_activity WHERE ref = ${ref}`
  )
  mend<RedirectRow>(
    sql`SELECT ref, hashes, row FROM issue_redirects`,
    toKept,
    ({ ref }) => sql`DELETE FROM issue_redirects WHERE ref = ${ref}`
  )
  mend<ProjectRow>(
    sql`SELECT ref, settings FROM projects`,
    ({ settings }) => StoredSettings.parse(JSON.parse(settings)),
    ({ ref }) => sql`UPDATE projects SET settings = '{}' WHERE ref = ${ref}`
  )
  mend<SearchRow>(
    sql`SELECT * FROM saved_searches`,
    toSearch,
    ({ ref }) => sql`DELETE FROM saved_searches WHERE ref = ${ref}`
  )
  mend<ConfigRow>(
    sql`SELECT ref, config FROM monitors WHERE config IS NOT NULL`,
    ({ config }) => JsonObject.parse(JSON.parse(config)),
    ({ ref }) => sql`UPDATE monitors SET config = NULL WHERE ref = ${ref}`
  )
  mend<CheckInRow>(
    sql`SELECT ref, status FROM check_ins`,
    ({ status }) => Monitor.shape.status.parse(status),
    ({ ref }) => sql`DELETE FROM check_ins WHERE ref = ${ref}`
  )
  mend<HeadersRow>(
    sql`SELECT ref, headers FROM items`,
    ({ headers }) => JsonObject.parse(JSON.parse(headers)),
    ({ ref }) => sql`UPDATE items SET headers = '{}' WHERE ref = ${ref}`
  )
  // the others are read value by value
  mend<SettingRow>(
    sql`SELECT name, value FROM settings WHERE name = 'retention'`,
    ({ value }) => Retention.parse(JSON.parse(value)),
    ({ name }) => sql`DELETE FROM settings WHERE name = ${name}`
  )
}

function isReadable(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** Beside what people decide about a project, whether its key was made here. */
const StoredSettings = ProjectSettings.extend({ hasOwnKey: z.boolean().optional() })

interface Ref {
  readonly ref: number
}
interface SummaryRow extends Ref {
  readonly type: string
  readonly level: string
  readonly metadata: string
}
interface RedirectRow extends Ref {
  readonly hashes: string
  readonly row: string
}
interface ProjectRow extends Ref {
  readonly settings: string
}
interface ConfigRow extends Ref {
  readonly config: string
}
interface CheckInRow extends Ref {
  readonly status: string
}
interface HeadersRow extends Ref {
  readonly headers: string
}
interface SettingRow {
  readonly name: string
  readonly value: string
}
