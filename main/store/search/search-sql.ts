import type { Database } from 'better-sqlite3'
import { AppError } from '../../../shared/model/app-error.ts'
import { directHit } from '../../../shared/search/direct-hit.ts'
import { parseSearch } from '../../../shared/search/parse.ts'
import { and, get, type Sql, sql } from '../sql.ts'
import { eventsWithId } from './column-test.ts'
import { createCompiler, eventRange } from './compiler.ts'
import { createHoldsAny } from './held-values.ts'
import { shortIdCondition } from './issue-test.ts'
import { fromFilter, isText, type NormalNode, toNormalForm } from './normal-form.ts'
import { wholeDays } from './range-counts.ts'

/** What is searched beside the words of the query. */
export interface SearchScope {
  readonly query: string
  readonly projectId?: string | undefined
  readonly projectIds?: readonly string[] | undefined
  /** Any of them; the empty text is for events without one. */
  readonly environments?: readonly string[] | undefined
  /** Epoch ms: [from, to). */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** A search that was read: it means the same for as long as nothing arrives. */
export interface Search {
  /** On rows of `issues`: the issues that match. */
  readonly issues: Sql
  /** On rows of `events` joined with `issues`: the events that match. */
  readonly events: Sql
  /** On rows of `issues`: true for all that have an event that matches, and for some others; cheap. */
  readonly issuesOfEvents: Sql
  /** For where many events of each issue are gone through. */
  readonly manyEvents: ManyEvents
  /** It asks for nothing of events but their time: counters of issues can answer it. */
  readonly isOfIssues: boolean
  /** It looks for text, in many places. */
  readonly hasText: boolean
  /** Columns of issues tell, so that it costs nothing to ask for them twice. */
  readonly isCheap: boolean
}

/** Events that match, where as much as can be is asked of each issue once. */
export interface ManyEvents {
  /** Columns for rows of `issues`. */
  readonly known: readonly Sql[]
  /** On rows of `events` joined with `issues` that have these columns: the events that match. */
  readonly events: Sql
}

interface Range {
  readonly from: number | undefined
  readonly to: number | undefined
}

/**
 * Turns a search for issues or for events into SQL. (What a search means: shared/search/syntax-tree.ts.) `now`: epoch
 * ms. Throws AppError `invalid_input` where the query has a mistake, with the words of the first one.
 */
export function toSearch(
  db: Database,
  scope: SearchScope,
  now: number,
  subject: 'issues' | 'events' = 'issues'
): Search {
  const range = { from: scope.from, to: scope.to }
  const node = readQuery(scope)
  const places = [sql`issues.deleted IS NULL`, ...projectConditions(db, scope)]
  const hit = hitOf(scope.query, subject)
  const orHit = (matching: readonly Sql[], found: Sql | undefined) =>
    and([...places, found ? sql`(${found} OR (${and(matching)}))` : and(matching)])
  const compiler = createCompiler(
    { db, now, ...range, holdsAny: createHoldsAny(db) },
    subject === 'issues' ? 'issue' : 'event'
  )
  const isOfIssues = compiler.isOfIssue(node)
  return {
    // each is made where it is asked for: it may take a look at the store
    get issues() {
      return orHit([...issueRange(range), compiler.ofIssues(node)], hit?.issues)
    },
    get events() {
      return orHit([...eventRange(range), compiler.ofEvents(node)], hit?.events)
    },
    get issuesOfEvents() {
      return orHit([...maybeInRange(range), compiler.candidates(node)], hit?.issues)
    },
    get manyEvents() {
      const known: Sql[] = []
      const columnOf = (value: Sql) => {
        const name = KNOWN_COLUMNS[known.length]
        if (name) known.push(sql`${value} AS ${name}`)
        return name
      }
      const matching = [...eventRange(range), compiler.ofEvents(node, columnOf)]
      return { known, events: orHit(matching, hit?.events) }
    },
    isOfIssues,
    hasText: hasText(node),
    isCheap: isOfIssues && !hasText(node) && (scope.from === undefined || scope.to === undefined)
  }
}

/** Few searches have more filters that can be asked of an issue. */
const KNOWN_COLUMNS: readonly Sql[] = [sql`known_1`, sql`known_2`, sql`known_3`, sql`known_4`]

function hasText(node: NormalNode): boolean {
  return node.type === 'leaf' ? isText(node.leaf) : node.terms.some(hasText)
}

/** Issues with more columns. The limit makes SQLite compute these once for each issue, and not for each of its events. */
export function issueRows(where: Sql, columns: readonly Sql[]): Sql {
  const more = columns.reduce((all, column) => sql`${all}, ${column}`, sql``)
  return sql`(SELECT issues.*${more} FROM issues WHERE ${where} LIMIT -1) AS issues`
}

/** The query and the choice of environments, without negations. */
function readQuery({ query, environments }: SearchScope): NormalNode {
  const { tree, problems } = parseSearch(query)
  const [problem] = problems
  if (problem) throw new AppError('invalid_input', problem.message)
  const terms = [...(tree ? [toNormalForm(tree)] : []), ...environmentTerms(environments)]
  return { type: 'and', terms: terms.flatMap((term) => (term.type === 'and' ? term.terms : [term])) }
}

function environmentTerms(environments: readonly string[] | undefined): NormalNode[] {
  if (!environments || environments.length === 0) return []
  const items = environments.map((text) => ({ type: 'text' as const, text }))
  const key = { type: 'plain' as const, name: 'environment' }
  return [fromFilter({ key, operator: '=', negated: false, value: { type: 'list', items } }, false)]
}

/** A whole id, of an issue or an event, is found as such, whenever it was and whatever contains it as text. */
function hitOf(query: string, subject: 'issues' | 'events'): { issues: Sql; events?: Sql } | undefined {
  const hit = directHit(query)
  if (!hit) return undefined
  if ('shortId' in hit) return subject === 'issues' ? { issues: shortIdCondition(hit.shortId) } : undefined
  const events = eventsWithId(hit.eventId)
  return {
    issues: sql`issues.ref IN (SELECT issue_ref FROM ${events})`,
    events: sql`events.ref IN (SELECT ref FROM ${events})`
  }
}

function projectConditions(db: Database, { projectId, projectIds }: SearchScope): Sql[] {
  const ids = [...(projectIds ?? []), ...(projectId === undefined ? [] : [projectId])]
  const [only] = ids
  if (only === undefined) return []
  if (ids.length === 1) {
    // one value, so that the index on project and time serves
    const ref = get<{ ref: number }>(db, sql`SELECT ref FROM projects WHERE id = ${only}`)?.ref
    return [sql`issues.project_ref = ${ref ?? -1}`]
  }
  const list = JSON.stringify(ids)
  return [
    sql`issues.project_ref IN (SELECT ref FROM projects WHERE id IN (SELECT value FROM json_each(${list})))`
  ]
}

/** An event of the issue may lie in the range. */
function maybeInRange({ from, to }: Range): Sql[] {
  return [
    ...(from === undefined ? [] : [sql`issues.last_seen >= ${from}`]),
    ...(to === undefined ? [] : [sql`issues.first_seen < ${to}`])
  ]
}

/** An event of the issue lies in the range: mostly its first or last one tells, or the counter of a day. */
function issueRange(range: Range): Sql[] {
  const { from, to } = range
  if (from === undefined || to === undefined) return maybeInRange(range)
  return [
    ...maybeInRange(range),
    sql`(issues.first_seen >= ${from} OR issues.last_seen < ${to}
      OR EXISTS (SELECT 1 FROM issue_days WHERE issue_ref = issues.ref AND ${wholeDays({ from, to })})
      OR EXISTS (SELECT 1 FROM events
        WHERE events.issue_ref = issues.ref AND events.timestamp >= ${from} AND events.timestamp < ${to}))`
  ]
}
