import type { PatternValue } from '../../../shared/search/syntax-tree.ts'
import { type Sql, sql } from '../sql.ts'
import { likePattern } from './text-sql.ts'

/** The index knows sequences of three characters: shorter ones are looked for row by row. */
const MIN_INDEXED = 3

/** What the full-text index is asked for: the longest piece of a pattern, as a phrase. */
function indexPhrase({ pieces }: PatternValue): string | undefined {
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '')
  return [...longest].length < MIN_INDEXED ? undefined : `"${longest.replaceAll('"', '""')}"`
}

/** Numbers of the texts (issue_texts) that match; what is not in the index yet is read. */
export function textRefs(pattern: PatternValue): Sql {
  const like = sql`issue_texts.text LIKE ${likePattern(pattern)} ESCAPE '\\'`
  const phrase = indexPhrase(pattern)
  if (phrase === undefined) return sql`SELECT issue_ref FROM issue_texts WHERE ${like}`
  return sql`SELECT issue_ref FROM texts_index JOIN issue_texts ON issue_texts.ref = texts_index.rowid
             WHERE texts_index MATCH ${phrase} AND ${like}
             UNION SELECT issue_ref FROM issue_texts
             WHERE ref > (SELECT ref FROM index_progress WHERE name = 'texts') AND ${like}`
}

/** Numbers of the values (tag_values) of tags, and of what tells users apart, that match. */
export function valueRefs(pattern: PatternValue): Sql {
  const like = sql`tag_values.value LIKE ${likePattern(pattern)} ESCAPE '\\'`
  const searched = sql`key_ref IN (SELECT ref FROM tag_keys WHERE is_field = 0
    OR key IN ('.user.id', '.user.email', '.user.username', '.user.ip'))`
  const phrase = indexPhrase(pattern)
  if (phrase === undefined) return sql`SELECT ref FROM tag_values WHERE ${searched} AND ${like}`
  return sql`SELECT tag_values.ref FROM values_index JOIN tag_values ON tag_values.ref = values_index.rowid
             WHERE values_index MATCH ${phrase} AND ${searched} AND ${like}
             UNION SELECT ref FROM tag_values
             WHERE ref > (SELECT ref FROM index_progress WHERE name = 'values') AND ${searched} AND ${like}`
}
