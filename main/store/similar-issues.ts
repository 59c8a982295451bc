import type { Database } from 'better-sqlite3'
import type { SimilarIssue } from '../../shared/contract/issues.ts'
import { currentRef } from './issue-redirects.ts'
import { findIssues } from './issues.ts'
import { toIssueRef } from './refs.ts'
import { all, get, sql } from './sql.ts'

/** Issues that are like one, with what lists show of them. */
export function listSimilar(db: Database, id: string, now: number): { rows: SimilarIssue[] } {
  const similar = findSimilar(db, currentRef(db, toIssueRef(id)))
  const issues = findIssues(
    db,
    similar.map(({ ref }) => ref),
    now
  )
  const rows = similar.flatMap(({ ref, ...scores }) => {
    const issue = issues.get(ref)
    return issue ? [{ issue, ...scores }] : []
  })
  return { rows }
}

/** How alike two issues are: each from 0 (nothing in common) to 1. */
export interface Similarity {
  readonly ref: number
  /** Of the names in their stack traces; null where one of them has none. */
  readonly stack: number | null
  /** Of the words in titles and values. */
  readonly words: number
  readonly score: number
}

const MAX_SIMILAR = 50
const MIN_SCORE = 0.2
/** What a stack trace weighs beside the words. */
const STACK_WEIGHT = 0.7
/** Of each issue, so many different stack traces are looked at: the latest. */
const MAX_SHAPES = 10
/** The rarest names of an issue: by these, others are found that share some. */
const MAX_NAMES = 80
const MAX_BY_STACK = 100
/** Issues whose words are compared, whatever their stack traces: the latest of the project. */
const MAX_BY_WORDS = 300

/**
 * Other issues of the project that are like one, the most similar first. Names that few stack traces have count for
 * more than those that are in most; numbers in messages do not count.
 */
export function findSimilar(db: Database, issueRef: number): Similarity[] {
  const own = namesOf(db, [issueRef]).get(issueRef) ?? new Set<number>()
  const byStack = sharing(db, issueRef, rarest(db, own))
  const names = namesOf(db, byStack)
  const weightOf = weights(db, new Set([...own, ...[...names.values()].flatMap((values) => [...values])]))
  const texts = wordsOf(db, issueRef, byStack)
  const ownWords = texts.get(issueRef) ?? new Set<string>()
  const similar: Similarity[] = []
  for (const [ref, words] of texts) {
    if (ref === issueRef) continue
    const theirs = names.get(ref)
    const stack = own.size > 0 && theirs ? overlap(own, theirs, weightOf) : null
    const shared = overlap(ownWords, words, () => 1)
    const alone = own.size === 0 ? shared : (1 - STACK_WEIGHT) * shared
    const score = stack === null ? alone : STACK_WEIGHT * stack + (1 - STACK_WEIGHT) * shared
    if (score >= MIN_SCORE) similar.push({ ref, stack, words: shared, score })
  }
  return similar.toSorted((a, b) => b.score - a.score || b.ref - a.ref).slice(0, MAX_SIMILAR)
}

/** What both have, of all that one of them has. */
function overlap<Value>(
  a: ReadonlySet<Value>,
  b: ReadonlySet<Value>,
  weightOf: (value: Value) => number
): number {
  let shared = 0
  let total = 0
  for (const value of a) {
    const weight = weightOf(value)
    total += weight
    if (b.has(value)) shared += weight
  }
  for (const value of b) if (!a.has(value)) total += weightOf(value)
  return total === 0 ? 0 : shared / total
}

/** The names in the stack traces of issues, as the refs of their values. */
function namesOf(db: Database, issueRefs: readonly number[]): Map<number, Set<number>> {
  const rows = all<{ issue_ref: number; value_ref: number }>(
    db,
    sql`SELECT DISTINCT issue_ref, shape_values.value_ref FROM (
          SELECT issue_ref, shape_ref, ROW_NUMBER() OVER (PARTITION BY issue_ref ORDER BY shape_ref DESC) AS place
          FROM issue_shapes WHERE issue_ref IN (SELECT value FROM json_each(${JSON.stringify(issueRefs)}))) AS latest
        JOIN shape_values ON shape_values.shape_ref = latest.shape_ref
        JOIN tag_values ON tag_values.ref = shape_values.value_ref
        WHERE place <= ${MAX_SHAPES} AND tag_values.key_ref IN (
          SELECT ref FROM tag_keys WHERE key IN ('.stack.function', '.stack.filename', '.stack.module'))`
  )
  const names = new Map<number, Set<number>>()
  for (const { issue_ref, value_ref } of rows) {
    const values = names.get(issue_ref) ?? new Set()
    values.add(value_ref)
    names.set(issue_ref, values)
  }
  return names
}

/** How many stack traces have each value. */
function countShapes(db: Database, values: ReadonlySet<number>): Map<number, number> {
  const rows = all<{ value_ref: number; shapes: number }>(
    db,
    sql`SELECT value_ref, COUNT(*) AS shapes FROM shape_values
        WHERE value_ref IN (SELECT value FROM json_each(${JSON.stringify([...values])})) GROUP BY value_ref`
  )
  return new Map(rows.map(({ value_ref, shapes }) => [value_ref, shapes]))
}

function rarest(db: Database, values: ReadonlySet<number>): number[] {
  const counts = [...countShapes(db, values)].filter(([, shapes]) => shapes > 1)
  return counts
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, MAX_NAMES)
    .map(([value]) => value)
}

/** A name counts for less the more stack traces have it. */
function weights(db: Database, values: ReadonlySet<number>): (value: number) => number {
  const counts = countShapes(db, values)
  const all = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM shapes`)?.n ?? 1
  return (value) => Math.log(1 + all / (counts.get(value) ?? 1))
}

/** Issues of the same project that share the most of these names. */
function sharing(db: Database, issueRef: number, values: readonly number[]): number[] {
  return all<{ ref: number }>(
    db,
    sql`SELECT issues.ref FROM shape_values JOIN issue_shapes ON issue_shapes.shape_ref = shape_values.shape_ref
        JOIN issues ON issues.ref = issue_shapes.issue_ref
        WHERE value_ref IN (SELECT value FROM json_each(${JSON.stringify(values)}))
          AND issues.ref <> ${issueRef} AND deleted IS NULL
          AND project_ref = (SELECT project_ref FROM issues WHERE ref = ${issueRef})
        GROUP BY issues.ref ORDER BY COUNT(DISTINCT value_ref) DESC LIMIT ${MAX_BY_STACK}`
  ).map(({ ref }) => ref)
}

/** The words of an issue, of some others, and of the latest ones of its project. */
function wordsOf(db: Database, issueRef: number, others: readonly number[]): Map<number, Set<string>> {
  const rows = all<{ ref: number; title: string; value: string }>(
    db,
    sql`SELECT ref, title, value FROM issues
        WHERE ref IN (SELECT value FROM json_each(${JSON.stringify([issueRef, ...others])}))
        UNION
        SELECT ref, title, value FROM (
          SELECT ref, title, value FROM issues
          WHERE project_ref = (SELECT project_ref FROM issues WHERE ref = ${issueRef}) AND deleted IS NULL
          ORDER BY last_seen DESC LIMIT ${MAX_BY_WORDS})`
  )
  return new Map(rows.map(({ ref, title, value }) => [ref, toWords(`${title} ${value}`)]))
}

function toWords(text: string): Set<string> {
  return new Set(
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/\p{L}{2,}/gu)
  )
}
