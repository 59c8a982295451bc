import type { FreeText } from '../../../shared/search/syntax-tree.ts'
import { and, or, type Sql, sql } from '../sql.ts'
import { type EventTest, eventTest, type TestScope } from './event-test.ts'
import { textOfEvent, textOfIssue } from './event-text.ts'
import { issueTest } from './issue-test.ts'
import { isText, looksAtIssue, type NormalNode } from './normal-form.ts'

type LeafNode = Extract<NormalNode, { type: 'leaf' }>

/** Turns parts of a search into conditions. */
export interface Compiler {
  /** Nothing in it looks at an event. */
  isOfIssue(node: NormalNode): boolean
  /** On a row of `issues` of which an event lies in the time range: one of these fulfils the node. */
  ofIssues(node: NormalNode): Sql
  /** On a row of `events` joined with `issues`. `columnOf`: what of it is known of an issue as a column of `issues`. */
  ofEvents(node: NormalNode, columnOf?: ColumnOf): Sql
  /** On a row of `issues`, cheap: true at least for all that have an event for which the node holds. */
  candidates(node: NormalNode): Sql
}

/** Gives a value of a row of `issues` a name; undefined where there is no more room. */
export type ColumnOf = (value: Sql) => Sql | undefined

/** `textIsOf`: what free text looks at, an issue with all that its events ever said, or the event itself. */
export function createCompiler(scope: TestScope, textIsOf: 'issue' | 'event'): Compiler {
  const { db, now, from, to } = scope
  const range = eventRange({ from, to })

  // what a leaf stands for is looked up once, however often it is used
  const textOnIssue = remember((text: FreeText) => textOfIssue(db, text))
  const textOnEvent = remember((text: FreeText) => textOfEvent(db, text, scope.holdsAny))
  const tests = new Map<LeafNode, EventTest>()

  function isOfIssue(node: NormalNode): boolean {
    if (node.type !== 'leaf') return node.terms.every(isOfIssue)
    return isText(node.leaf) ? textIsOf === 'issue' : looksAtIssue(node.leaf)
  }

  function testOf(node: LeafNode): EventTest {
    const test = tests.get(node) ?? makeTest(node)
    tests.set(node, test)
    return test
  }

  function makeTest({ leaf, isNegated }: LeafNode): EventTest {
    if (!isText(leaf)) return eventTest(scope, leaf, isNegated)
    if (isNegated) return { condition: sql`NOT ${textOnEvent(leaf)}` }
    // an event that says it makes its issue one that has it
    return {
      condition: textOnEvent(leaf),
      get hint() {
        return textOnIssue(leaf)
      }
    }
  }

  function leafOnIssue({ leaf, isNegated }: LeafNode): Sql {
    if (!isText(leaf)) return issueTest(db, leaf, isNegated, now)
    return isNegated ? sql`NOT ${textOnIssue(leaf)}` : textOnIssue(leaf)
  }

  function ofEvents(node: NormalNode, columnOf?: ColumnOf): Sql {
    if (node.type === 'leaf') return isOfIssue(node) ? leafOnIssue(node) : onEvent(testOf(node), columnOf)
    const terms = node.terms.map((term) => ofEvents(term, columnOf))
    return node.type === 'and' ? sql`(${and(terms)})` : or(terms)
  }

  function onEvent({ condition, known }: EventTest, columnOf?: ColumnOf): Sql {
    const column = known && columnOf?.(known)
    // no COALESCE: in one, all parts of a condition would be evaluated
    return column ? sql`(${column} IS 1 OR (${column} IS NULL AND ${condition}))` : condition
  }

  function hintOf(node: NormalNode, hintOfTest = (test: EventTest) => test.hint): Sql | undefined {
    if (node.type === 'leaf') return isOfIssue(node) ? leafOnIssue(node) : hintOfTest(testOf(node))
    const hints = node.terms.flatMap((term) => hintOf(term, hintOfTest) ?? [])
    if (node.type === 'and') return hints.length > 0 ? sql`(${and(hints)})` : undefined
    return hints.length === node.terms.length ? or(hints) : undefined
  }

  function ofIssues(node: NormalNode): Sql {
    const terms = node.type === 'and' ? node.terms : [node]
    const ofEvent = terms.filter((term) => !isOfIssue(term))
    return sql`(${and([...terms.filter(isOfIssue).map((term) => ofEvents(term)), ...someEvent(ofEvent)])})`
  }

  /** One and the same event fulfils all of the nodes. */
  function someEvent(nodes: readonly NormalNode[]): Sql[] {
    const [only] = nodes
    if (!only) return []
    if (nodes.length === 1) {
      // "some event fulfils one of these" is "one of these is fulfilled by some event"
      if (only.type === 'or') return [or(only.terms.map(ofIssues))]
      const exact = only.type === 'leaf' ? testOf(only).exact : undefined
      if (exact) return [exact]
    }
    const conditions = and([...range, ...nodes.map((node) => ofEvents(node))])
    const looked = [
      ...nodes.flatMap((node) => hintOf(node) ?? []),
      sql`EXISTS (SELECT 1 FROM events INDEXED BY events_by_issue WHERE events.issue_ref = issues.ref AND ${conditions})`
    ]
    const sure =
      nodes.length === 1 && range.length === 0 && only.type === 'leaf' ? testOf(only).sure : undefined
    return sure ? [sql`(${sure} OR (${and(looked)}))`] : looked
  }

  /** All events of these are looked at: what is exact of an issue costs less, whatever it costs. */
  function candidates(node: NormalNode): Sql {
    return hintOf(node, ({ hint, exact }) => hint ?? exact) ?? sql`1`
  }

  return { isOfIssue, ofIssues, ofEvents, candidates }
}

/** On rows of `events`. */
export function eventRange({ from, to }: Pick<TestScope, 'from' | 'to'>): Sql[] {
  return [
    ...(from === undefined ? [] : [sql`events.timestamp >= ${from}`]),
    ...(to === undefined ? [] : [sql`events.timestamp < ${to}`])
  ]
}

function remember<Part extends object, Meaning>(find: (part: Part) => Meaning): (part: Part) => Meaning {
  const known = new Map<Part, Meaning>()
  return (part) => {
    const meaning = known.get(part) ?? find(part)
    known.set(part, meaning)
    return meaning
  }
}
