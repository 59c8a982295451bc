import type { Database } from 'better-sqlite3'
import type { RawRow, Value } from './salvage-rows.ts'

/** What rows of a table look like, so that they are known where nothing says whose they are. */
export interface Shape {
  readonly table: string
  readonly columns: readonly Column[]
  /** Rows have numbers; else they lie in an index. */
  readonly hasRowid: boolean
  /** Later ones may be missing: rows that were written before a column was added do not have it. */
  readonly leastColumns: number
}

interface Column {
  readonly name: string
  readonly type: 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL'
  readonly isNullable: boolean
  /** It is the row's number, which is kept outside of the record. */
  readonly isRowid: boolean
}

/** Everything but what is derived from it: counters, indexes, tags. In this order a row's parents come first. */
const TABLES = [
  'projects',
  'issues',
  'issue_hashes',
  'issue_activity',
  'issue_redirects',
  'discarded_hashes',
  'events',
  'event_payloads',
  'journal',
  'dictionaries',
  'items',
  'blobs',
  'attachments',
  'sessions',
  'release_health',
  'release_users',
  'discards',
  'monitors',
  'check_ins',
  'feedback',
  'refusals',
  'settings',
  'saved_searches'
]

/** Indexes on ids and hashes have rows like its own: without its page being known for its, a row tells nothing. */
const ONLY_BY_ROOT = 'issue_hashes'

interface ColumnRow {
  readonly name: string
  readonly type: Column['type']
  readonly notnull: 0 | 1
  readonly dflt_value: string | null
  readonly pk: number
}

/** From the tables of a store that has nothing wrong. */
export function listShapes(db: Database): Shape[] {
  return TABLES.map((table) => {
    const rows = db.pragma(`table_info(${table})`) as ColumnRow[]
    const { wr } = (db.pragma(`table_list(${table})`) as { wr: 0 | 1 }[])[0] ?? { wr: 0 }
    const columns = rows.map((row) => ({
      name: row.name,
      type: row.type,
      isNullable: row.notnull === 0 && row.pk === 0,
      isRowid: wr === 0 && row.pk === 1
    }))
    const isNeeded = (row: ColumnRow) => row.pk > 0 || (row.notnull === 1 && row.dflt_value === null)
    return { table, columns, hasRowid: wr === 0, leastColumns: rows.findLastIndex(isNeeded) + 1 }
  })
}

/** The table that a row of a page without an owner looks like one of. */
export function findShape(shapes: readonly Shape[], row: RawRow): Shape | undefined {
  return shapes.find((shape) => shape.table !== ONLY_BY_ROOT && fits(shape, row))
}

export function fits({ columns, hasRowid, leastColumns }: Shape, { rowid, values }: RawRow): boolean {
  return (
    hasRowid === (rowid !== undefined) &&
    values.length >= leastColumns &&
    values.length <= columns.length &&
    values.every((value, index) => isOf(columns[index], value))
  )
}

function isOf(column: Column | undefined, value: Value): boolean {
  if (!column) return false
  if (column.isRowid || value === null) return value === null && (column.isRowid || column.isNullable)
  switch (column.type) {
    case 'TEXT':
      return typeof value === 'string'
    case 'BLOB':
      return Buffer.isBuffer(value)
    case 'INTEGER':
      return typeof value === 'bigint' || Number.isInteger(value)
    case 'REAL':
      return typeof value === 'number'
  }
}
