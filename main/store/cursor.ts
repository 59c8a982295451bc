import { AppError } from '../../shared/model/app-error.ts'
import { type Sql, sql } from './sql.ts'

/** Where a page ended: the sort column's value and the row's number. Opaque to whoever passes it back. */
export interface Cursor {
  readonly value: number
  readonly ref: number
}

export function formatCursor(cursor: Cursor): string {
  return `${cursor.value}_${cursor.ref}`
}

/** Throws AppError `invalid_input` for a cursor that was not made by formatCursor. */
export function parseCursor(text: string): Cursor {
  const match = /^(-?\d{1,16})_(\d{1,16})$/.exec(text)
  if (!match) throw new AppError('invalid_input', 'The cursor is not one that a list has given.')
  return { value: Number(match[1]), ref: Number(match[2]) }
}

/** The rows of a page of which one more than `limit` was read, and the cursor of the next page if there is one. */
export function toPage<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => Cursor) {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last !== undefined
    ? { rows: page, nextCursor: formatCursor(cursorOf(last)) }
    : { rows: page }
}

/**
 * Conditions for what stands after a cursor of a list of events' parts, the latest event first and of one event the part
 * with the greatest `ref` first. The time by itself as well: the index is entered by it.
 */
export function afterCursor(cursor: string | undefined, refColumn: Sql): Sql[] {
  if (cursor === undefined) return []
  const { value, ref } = parseCursor(cursor)
  return [sql`timestamp <= ${value}`, sql`(timestamp, ${refColumn}) < (${value}, ${ref})`]
}
