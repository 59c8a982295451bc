import type { Database, Statement } from 'better-sqlite3'

export type SqlValue = string | number | bigint | null | Uint8Array

/** A statement's text and what is bound to it. Made by `sql` only, so that a value can never become text. */
export class Sql {
  readonly text: string
  readonly values: readonly SqlValue[]

  constructor(text: string, values: readonly SqlValue[]) {
    this.text = text
    this.values = values
  }
}

/**
 * SQL with values and fragments in place: sql`SELECT … WHERE id = ${id} AND ${filter}`. Values are bound; only
 * another `Sql` becomes part of the text.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql {
  if (parts.some((part) => part instanceof Sql)) return join(strings, parts)
  let text = texts.get(strings)
  if (text === undefined) {
    text = strings.join('?')
    texts.set(strings, text)
  }
  return new Sql(text, parts as readonly SqlValue[])
}

/** A template's text, kept: building and hashing it again for each call costs as much as a small statement. */
const texts = new WeakMap<TemplateStringsArray, string>()

function join(strings: TemplateStringsArray, parts: readonly (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  for (const [i, part] of parts.entries()) {
    if (part instanceof Sql) {
      text += part.text
      values.push(...part.values)
    } else {
      text += '?'
      values.push(part)
    }
    text += strings[i + 1] ?? ''
  }
  return new Sql(text, values)
}

/** Conditions that must all hold; no condition is always true. */
export function and(conditions: readonly Sql[]): Sql {
  const [first, ...others] = conditions
  if (!first) return sql`1`
  return others.reduce((all, next) => sql`${all} AND ${next}`, first)
}

/** Conditions of which one must hold; none is never true. */
export function or(conditions: readonly Sql[]): Sql {
  const [first, ...others] = conditions
  if (!first) return sql`0`
  if (others.length === 0) return first
  return sql`(${others.reduce((all, next) => sql`${all} OR ${next}`, first)})`
}

const statements = new WeakMap<Database, Map<string, Statement>>()

/** Statements are prepared once for each connection and text. Searches make texts of their own: those are forgotten in time. */
const MAX_STATEMENTS = 600

function prepared(db: Database, text: string): Statement {
  let known = statements.get(db)
  if (!known) {
    known = new Map()
    statements.set(db, known)
  }
  let statement = known.get(text)
  if (!statement) {
    statement = db.prepare(text)
    if (known.size >= MAX_STATEMENTS) known.clear()
    known.set(text, statement)
  }
  return statement
}

/** Rows are trusted to have the type that the query's author gives: the schema is this program's own. */
export function all<Row>(db: Database, query: Sql): Row[] {
  return prepared(db, query.text).all(...query.values) as Row[]
}

export function get<Row>(db: Database, query: Sql): Row | undefined {
  return prepared(db, query.text).get(...query.values) as Row | undefined
}

/** Returns the rowid of the last insert and how many rows changed. */
export function run(db: Database, query: Sql): { lastRef: number; changes: number } {
  const result = prepared(db, query.text).run(...query.values)
  return { lastRef: Number(result.lastInsertRowid), changes: result.changes }
}

/** So many rows in one statement take little more than half the time that they take by themselves; more gain nothing. */
const ROWS_AT_ONCE = 16

/**
 * Inserts rows of so many `columns`, their values one after the other: `INSERT INTO … VALUES` before them, what is to be
 * done about conflicts after them.
 */
export function insertRows(
  db: Database,
  insert: Sql,
  columns: number,
  values: readonly SqlValue[],
  onConflict: Sql
): void {
  for (let start = 0; start < values.length; ) {
    // powers of two: few statements for whatever number of rows
    const power = Math.floor(Math.log2(Math.min((values.length - start) / columns, ROWS_AT_ONCE)))
    const end = start + columns * 2 ** power
    prepared(db, rowsText(insert, columns, power, onConflict)).run(values.slice(start, end))
    start = end
  }
}

/** By what stands before the rows, then by the power of two that says how many they are. */
const rowsTexts = new Map<string, string[]>()

function rowsText({ text: insert }: Sql, columns: number, power: number, { text: onConflict }: Sql): string {
  let texts = rowsTexts.get(insert)
  if (!texts) {
    texts = []
    rowsTexts.set(insert, texts)
  }
  const known = texts[power]
  if (known !== undefined) return known
  const row = `(${Array(columns).fill('?').join()})`
  const text = `${insert} ${Array(2 ** power)
    .fill(row)
    .join()} ${onConflict}`
  texts[power] = text
  return text
}

/** The plan's lines, for tests that assert how a query is answered. */
export function planOf(db: Database, query: Sql): string {
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${query.text}`).all(...query.values) as { detail: string }[]
  return rows.map((row) => row.detail).join('\n')
}
