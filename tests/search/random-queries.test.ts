import { expect, test } from 'vitest'
import { formatSearch } from '../../shared/search/format.ts'
import { parseSearch } from '../../shared/search/parse.ts'
import type { SearchNode, Span } from '../../shared/search/syntax-tree.ts'
import { createRandom } from '../bench/random.ts'
import { brokenQuery, type Vocabulary, validQuery } from './random-queries.ts'
import { withoutSpans } from './without-spans.ts'

const VOCABULARY: Vocabulary = {
  values: {
    level: ['error', 'warning', 'fatal'],
    environment: ['production', 'dev (local)', ''],
    release: ['web@1.2.3', 'api@2.0.0-rc.1+45', 'contains:x'],
    browser: ['Chrome 120', 'Firefox "Nightly"', '*'],
    'stack.abs_path': ['C:\\app\\main.js', 'C:\\dir\\', '/usr/lib/x*y.py', '\\\\host\\"share"\\'],
    'stack.function': ['<lambda>', 'std::sort', 'operator()', '[]', '[a, b]'],
    'na:me': ['a,b]', '//x', ':x', '>=1'],
    custom: ['//x', ':x', '>=1', 'and', 'ü ÄÖ', 'line\nbreak', '\ttab'],
    message: ['*** stack smashing ***', 'a\\*b']
  },
  words: ['timeout', 'and', 'OR', 'level:error', 'a "b" c', '(x)', 'C:\\*\\', '', ' ', 'not found', '!('],
  now: Date.UTC(2026, 0, 15, 12)
}

const COUNT = 5000

test(`${COUNT} valid queries parse without a problem`, () => {
  const random = createRandom(1)
  for (let count = 0; count < COUNT; count++) {
    const query = validQuery(random, VOCABULARY)
    expect(parseSearch(query).problems, query).toEqual([])
    checkParsed(query)
  }
})

test(`${COUNT} broken queries parse, or say why not`, () => {
  const random = createRandom(2)
  const codes = new Set<string>()
  let refused = 0
  for (let count = 0; count < COUNT; count++) {
    const query = brokenQuery(random, VOCABULARY)
    const { problems } = parseSearch(query)
    if (problems.length > 0) refused++
    for (const { code, message, start, end } of problems) {
      codes.add(code)
      expect(message, query).toMatch(/^[`A-Z].*\.$/)
      checkSpan(query, { start, end }, { start: 0, end: query.length })
    }
    checkParsed(query)
  }
  expect(refused).toBeGreaterThan(COUNT / 4)
  expect(refused).toBeLessThan(COUNT)
  expect(codes.size).toBeGreaterThan(12)
})

/** Positions lie inside of each other, and the tree written out again is the same tree. */
function checkParsed(query: string): void {
  const { tree, problems } = parseSearch(query)
  if (!tree) return
  checkNode(query, tree, { start: 0, end: query.length })
  if (problems.length > 0) return
  const again = parseSearch(formatSearch(tree))
  expect(again.problems, query).toEqual([])
  expect(withoutSpans(again.tree), query).toEqual(withoutSpans(tree))
}

function checkNode(query: string, node: SearchNode, parent: Span): void {
  checkSpan(query, node, parent)
  if (node.type === 'and' || node.type === 'or') {
    expect(node.terms.length, query).toBeGreaterThan(1)
    for (const term of node.terms) {
      expect(term.type, query).not.toBe(node.type)
      checkNode(query, term, node)
    }
  }
  if (node.type === 'not') checkNode(query, node.term, node)
  if (node.type === 'filter') {
    expect(node.raw, query).toBe(query.slice(node.start, node.end))
    checkSpan(query, node.key, node)
    checkSpan(query, node.value, node)
    expect(query[node.key.end], query).toBe(':')
  }
}

function checkSpan(query: string, { start, end }: Span, parent: Span): void {
  const isInside = parent.start <= start && start <= end && end <= parent.end
  if (!isInside) throw new Error(`[${start}, ${end}) is not in [${parent.start}, ${parent.end}) of ${query}`)
}
