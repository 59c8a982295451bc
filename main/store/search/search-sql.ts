import type { Database } from 'better-sqlite3'
import { AppError } from '../../../shared/model/app-error.ts'
import { directHit } from '../../../shared/search/direct-hit.ts'
import { parseSearch } from '../../../shared/search/parse.ts'
import { and, get, or, type Sql, sql } from '../sql.ts'
import { type EventTest, eventTest, eventText } from './event-test.ts'
import { issueTest, shortIdCondition } from './issue-test.ts'
import { fromFilter, isOfIssue, isText, looksAtIssue, type NormalNode, toNormalForm } from './normal-form.ts'

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

/** A search that was read: it means the same for as long as no new tag appears. */
export interface Search {
  /** On rows of `issues`: the issues that match. */
  readonly issues: Sql
  /** On rows of `events` joined with `issues`: the events that match. */
  readonly events: Sql
  /** On rows of `issues`: true for all that have an event that matches, and cheap. */
  readonly issuesOfEvents: Sql
  /** It asks for nothing of events but their time: counters of issues can answer it. */
  readonly isOfIssues: boolean
}

interface Range {
  readonly from: number | undefined
  readonly to: number | undefined
}

/**
 * Turns a search into SQL. (What a search means: shared/search/syntax-tree.ts.) `now`: epoch ms. Throws AppError
 * `invalid_input` where the query has a mistake, with the words of the first one.
 */
export function toSearch(db: Database, scope: SearchScope, now: number): Search {
  const { tree, problems } = parseSearch(scope.query)
  const [problem] = problems
  if (problem) throw new AppError('invalid_input', problem.message)
  const terms = [...(tree ? [toNormalForm(tree)] : []), ...environmentTerms(scope.environments)]
  const node: NormalNode = {
    type: 'and',
    terms: terms.flatMap((term) => (term.type === 'and' ? term.terms : [term]))
  }
  const range = { from: scope.from, to: scope.to }
  const compiler = createCompiler(db, range, now)
  const places = [sql`issues.deleted IS NULL`, ...projectConditions(db, scope)]
  const hit = hitCondition(scope.query)
  const matching = and([...issueRange(range), ...compiler.issueConditions(node)])
  return {
    issues: and([...places, hit ? sql`(${hit} OR (${matching}))` : matching]),
    events: and([...places, ...eventRange(range), ...node.terms.map(compiler.eventCondition)]),
    issuesOfEvents: and([
      ...places,
      ...issueRange(range),
      ...node.terms.flatMap((term) => compiler.ofIssue(term) ?? [])
    ]),
    isOfIssues: isOfIssue(node)
  }
}

/** A whole id, of an issue or an event, is found as such, whenever it was and whatever contains it as text. */
function hitCondition(query: string): Sql | undefined {
  const hit = directHit(query)
  if (!hit) return undefined
  if ('eventId' in hit) {
    return sql`issues.ref IN (SELECT issue_ref FROM events WHERE project_ref IN (SELECT ref FROM projects)
      AND event_id = ${Buffer.from(hit.eventId, 'hex')})`
  }
  return shortIdCondition(hit.shortId)
}

function environmentTerms(environments: readonly string[] | undefined): NormalNode[] {
  if (!environments || environments.length === 0) return []
  const items = environments.map((text) => ({ type: 'text' as const, text }))
  const key = { type: 'plain' as const, name: 'environment' }
  return [fromFilter({ key, operator: '=', negated: false, value: { type: 'list', items } }, false)]
}

function projectConditions(db: Database, { projectId, projectIds }: SearchScope): Sql[] {
  const ids = [...(projectIds ?? []), ...(projectId === undefined ? [] : [projectId])]
  if (projectIds === undefined && projectId === undefined) return []
  if (ids.length === 0) return []
  const [only] = ids
  if (ids.length === 1 && only !== undefined) {
    // one value, so that the index on project and time serves
    const ref = get<{ ref: number }>(db, sql`SELECT ref FROM projects WHERE id = ${only}`)?.ref
    return [sql`issues.project_ref = ${ref ?? -1}`]
  }
  const list = JSON.stringify(ids)
  return [
    sql`issues.project_ref IN (SELECT ref FROM projects WHERE id IN (SELECT value FROM json_each(${list})))`
  ]
}

function eventRange({ from, to }: Range): Sql[] {
  return [
    ...(from === undefined ? [] : [sql`events.timestamp >= ${from}`]),
    ...(to === undefined ? [] : [sql`events.timestamp < ${to}`])
  ]
}

/** An event of the issue lies in the range: mostly its first or last one tells. */
function issueRange({ from, to }: Range): Sql[] {
  if (from === undefined && to === undefined) return []
  if (to === undefined) return [sql`issues.last_seen >= ${from ?? 0}`]
  if (from === undefined) return [sql`issues.first_seen < ${to}`]
  return [
    sql`issues.last_seen >= ${from}`,
    sql`issues.first_seen < ${to}`,
    sql`(issues.first_seen >= ${from} OR issues.last_seen < ${to} OR EXISTS (SELECT 1 FROM events
      WHERE events.issue_ref = issues.ref AND events.timestamp >= ${from} AND events.timestamp < ${to}))`
  ]
}

function createCompiler(db: Database, range: Range, now: number) {
  const hasRange = range.from !== undefined || range.to !== undefined
  const tests = new Map<NormalNode, EventTest>()

  function testOf(node: Extract<NormalNode, { type: 'leaf' }>): EventTest {
    const made = tests.get(node)
    if (made) return made
    const { leaf, isNegated } = node
    const test = isText(leaf)
      ? { condition: eventText(leaf, isNegated) }
      : eventTest(db, leaf, isNegated, now)
    tests.set(node, test)
    return test
  }

  /** What holds for every issue that has an event for which the node holds; undefined where nothing is known. */
  function ofIssue(node: NormalNode): Sql | undefined {
    if (node.type === 'leaf') {
      return looksAtIssue(node.leaf) ? issueTest(db, node.leaf, node.isNegated, now) : testOf(node).ofIssue
    }
    const known = node.terms.map(ofIssue)
    const certain = known.filter((one) => one !== undefined)
    if (node.type === 'and') return certain.length > 0 ? and(certain) : undefined
    return certain.length === known.length ? or(certain) : undefined
  }

  /** For a pair of an event and its issue. In a search for issues, text is a matter of the issue. */
  function pairCondition(node: NormalNode, textIsOfIssue: boolean): Sql {
    if (node.type === 'leaf') {
      const isOfIssue = isText(node.leaf) ? textIsOfIssue : looksAtIssue(node.leaf)
      return isOfIssue ? issueTest(db, node.leaf, node.isNegated, now) : testOf(node).condition
    }
    const terms = node.terms.map((term) => pairCondition(term, textIsOfIssue))
    return node.type === 'and' ? sql`(${and(terms)})` : or(terms)
  }

  /** For an issue: one of its events in the range fulfils all of the nodes. */
  function someEvent(nodes: readonly NormalNode[]): Sql[] {
    const [only] = nodes
    if (!only) return []
    if (nodes.length === 1) {
      // "some event fulfils one of these" is "one of these is fulfilled by some event"
      if (only.type === 'or') return [or(only.terms.map((term) => sql`(${and(issueConditions(term))})`))]
      if (only.type === 'leaf' && testOf(only).isExact && !hasRange) return [testOf(only).ofIssue ?? sql`1`]
    }
    const hints = nodes.flatMap((node) => ofIssue(node) ?? [])
    const conditions = nodes.map((node) => pairCondition(node, true))
    return [
      ...hints,
      sql`EXISTS (SELECT 1 FROM events WHERE events.issue_ref = issues.ref AND ${and([...eventRange(range), ...conditions])})`
    ]
  }

  function issueConditions(node: NormalNode): Sql[] {
    const terms = node.type === 'and' ? node.terms : [node]
    const ofIssues = terms.filter(isOfIssue)
    const ofEvents = terms.filter((term) => !isOfIssue(term))
    return [...ofIssues.map((term) => pairCondition(term, true)), ...someEvent(ofEvents)]
  }

  return { issueConditions, ofIssue, eventCondition: (node: NormalNode) => pairCondition(node, false) }
}
