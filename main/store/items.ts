import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { parseCursor, toPage } from './cursor.ts'
import { type Codec, decompress } from './payload-codec.ts'
import { all, and, get, type Sql, sql } from './sql.ts'

export interface ItemQuery {
  readonly projectId?: string | undefined
  readonly type?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

export interface ItemRow {
  readonly ref: number
  readonly project_id: string
  readonly type: string
  readonly event_id: Buffer | null
  readonly issue_ref: number | null
  readonly received: number
  readonly bytes: number
}

const ISSUE_OF_EVENT = sql`(SELECT issue_ref FROM events
  WHERE events.project_ref = items.project_ref AND events.event_id = items.event_id)`

/** Items that are kept as they came, the latest first. */
export function listItems(db: Database, query: ItemQuery) {
  return toPage(all<ItemRow>(db, itemPageQuery(query)), query.limit, ({ ref }) => ({ value: ref, ref }))
}

/** The query of one page, apart so that its plan can be tested. */
export function itemPageQuery(query: ItemQuery): Sql {
  const conditions: Sql[] = []
  if (query.projectId !== undefined) {
    conditions.push(sql`items.project_ref = (SELECT ref FROM projects WHERE id = ${query.projectId})`)
  }
  if (query.type !== undefined) conditions.push(sql`items.type = ${query.type}`)
  if (query.cursor !== undefined) conditions.push(sql`items.ref < ${parseCursor(query.cursor).ref}`)
  return sql`SELECT items.ref, projects.id AS project_id, type, event_id, received, bytes,
                    ${ISSUE_OF_EVENT} AS issue_ref
             FROM items JOIN projects ON projects.ref = items.project_ref
             WHERE ${and(conditions)} ORDER BY items.ref DESC LIMIT ${query.limit + 1}`
}

/** An item with its header (JSON text) and content. Throws AppError `not_found`. */
export function getItem(db: Database, id: string): ItemRow & { headers: string; content: Uint8Array } {
  const row = get<ItemRow & { headers: string; codec: Codec; payload: Buffer }>(
    db,
    sql`SELECT items.ref, projects.id AS project_id, type, event_id, received, bytes, ${ISSUE_OF_EVENT} AS issue_ref, headers, codec, payload
        FROM items JOIN projects ON projects.ref = items.project_ref
        WHERE items.ref = ${/^\d{1,15}$/.test(id) ? Number(id) : -1}`
  )
  if (!row) throw new AppError('not_found', `There is no item ${id.slice(0, 100)}.`)
  return { ...row, content: decompress({ codec: row.codec, bytes: row.bytes, data: row.payload }) }
}

/** How many there are of each type, most first. Reads the type index only. */
export function countItemTypes(db: Database): { type: string; items: number }[] {
  return all(db, sql`SELECT type, COUNT(*) AS items FROM items GROUP BY type ORDER BY items DESC, type`)
}
