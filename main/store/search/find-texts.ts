import type { Database } from 'better-sqlite3'
import type { PatternValue } from '../../../shared/search/syntax-tree.ts'
import { all, type Sql, sql } from '../sql.ts'
import { isLike, isPlain, someLineIsLike } from './text-sql.ts'

/** The index knows sequences of three characters: shorter ones are looked for row by row. */
const MIN_INDEXED = 3

/** What the full-text index is asked for: the longest piece of a pattern, as a phrase. */
function indexPhrase({ pieces }: PatternValue): string | undefined {
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '')
  return [...longest].length < MIN_INDEXED ? undefined : `"${longest.replaceAll('"', '""')}"`
}

/**
 * Issues of which a title, message or culprit matches; what is not in the index yet is read. The index takes letters of
 * both cases for the same in every language, so what it finds is read again, but for letters of ASCII.
 */
export function textRefs(pattern: PatternValue): Sql {
  const matches = textMatches(pattern)
  const phrase = indexPhrase(pattern)
  if (phrase === undefined) return sql`SELECT issue_ref FROM issue_texts WHERE ${matches}`
  const indexed =
    isPlain(pattern) && isAscii(phrase)
      ? sql`issue_texts INDEXED BY issue_texts_by_ref ON issue_texts.ref = texts_index.rowid`
      : sql`issue_texts ON issue_texts.ref = texts_index.rowid AND ${matches}`
  return sql`SELECT issue_ref FROM texts_index CROSS JOIN ${indexed} WHERE texts_index MATCH ${phrase}
             UNION ALL SELECT issue_ref FROM issue_texts NOT INDEXED
             WHERE ref > (SELECT ref FROM index_progress WHERE name = 'texts') AND ${matches}`
}

/** On a row of `issue_texts`. */
export function textMatches(pattern: PatternValue): Sql {
  return someLineIsLike(sql`issue_texts.text`, pattern)
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are ASCII
  return /^[\x00-\x7f]*$/.test(text)
}

/** Keys of tags, and of what tells users apart. */
export const SAID_KEYS = sql`SELECT ref FROM tag_keys WHERE is_field = 0
  OR key IN ('.user.id', '.user.email', '.user.username', '.user.ip')`
/** Keys of the names in stack traces. */
export const NAME_KEYS = sql`SELECT ref FROM tag_keys
  WHERE key IN ('.error.type', '.stack.function', '.stack.filename', '.stack.module')`

/** Values (tag_values) of some keys that match. */
export function valueRefs(pattern: PatternValue, keys: Sql): Sql {
  const matches = sql`key_ref IN (${keys}) AND ${isLike(sql`tag_values.value`, pattern)}`
  const phrase = indexPhrase(pattern)
  if (phrase === undefined) return sql`SELECT ref FROM tag_values WHERE ${matches}`
  return sql`SELECT tag_values.ref FROM values_index CROSS JOIN tag_values ON tag_values.ref = values_index.rowid
             WHERE values_index MATCH ${phrase} AND ${matches}
             UNION ALL SELECT ref FROM tag_values NOT INDEXED
             WHERE ref > (SELECT ref FROM index_progress WHERE name = 'values') AND ${matches}`
}

/** Values of tags, and of what tells users apart, that match. */
export function findValues(db: Database, pattern: PatternValue): number[] {
  return numbers(db, valueRefs(pattern, SAID_KEYS))
}

/** Shapes in which the name of a function, file, module or error matches. */
export function findShapes(db: Database, pattern: PatternValue): number[] {
  return numbers(db, sql`SELECT DISTINCT shape_ref FROM (${shapeRefs(pattern)})`)
}

function shapeRefs(pattern: PatternValue): Sql {
  return sql`SELECT shape_ref FROM shape_values WHERE value_ref IN (${valueRefs(pattern, NAME_KEYS)})`
}

function numbers(db: Database, query: Sql): number[] {
  return all<Record<string, number>>(db, query).flatMap((row) => Object.values(row))
}

/** What the store keeps of an issue's texts before it gives up (issue-texts.ts). */
const MAX_TEXTS = 200

/**
 * On a row of `issues`: true for all of which a title or message contains these pieces, and for those that have more
 * texts than are kept. Undefined where it would be true for every issue.
 */
export function hasPieces({ pieces }: PatternValue): Sql | undefined {
  const wanted = pieces.filter((piece) => piece !== '')
  // a longer piece finds fewer, and the index is asked for one only
  const [longest] = wanted.toSorted((a, b) => b.length - a.length)
  if (longest === undefined || longest.includes('\n')) return undefined
  return sql`(issues.ref IN (${textRefs({ type: 'pattern', pieces: ['', longest, ''] })}) OR issues.ref IN (
    SELECT issue_ref FROM issue_texts GROUP BY issue_ref HAVING COUNT(*) >= ${MAX_TEXTS}))`
}
