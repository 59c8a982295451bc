import { expect, test } from 'vitest'
import { completionContext } from '../../shared/search/completion.ts'
import { formatSearch } from '../../shared/search/format.ts'
import { parseSearch } from '../../shared/search/parse.ts'
import { tokensAt } from '../../shared/search/tokens.ts'
import { processorMs } from '../helpers/processor-ms.ts'

const PATTERNS = [
  '(',
  '!(',
  '( ',
  ')',
  '()',
  'foo (',
  '(a ',
  '"',
  '" ',
  '"\\',
  'a "',
  'a:"',
  'a:["',
  'a:[',
  'a:[b,',
  'a:[b, ',
  'a:[b ',
  'tags[',
  'tags["',
  'flags["a',
  'f(',
  'f(a',
  'f(a,',
  'f("',
  'f("\\"',
  '\\',
  '\\"',
  'a:\\',
  '*',
  'a:*',
  'a:*b',
  'a:',
  'a: ',
  ':',
  '!',
  'OR ',
  'a OR ',
  'and',
  '-24h',
  'age:-',
  'age:9',
  'timesSeen:9',
  'release.version:1.',
  'is:[',
  '\uf00d',
  '\n',
  ' \t',
  'é'
]

/** Ten times the longest query that the door lets in. Quadratic time would be seen in seconds. */
const CHARS = 40_000

test.each(PATTERNS)('%j repeated', (pattern) => {
  const query = pattern.repeat(CHARS / pattern.length)
  const start = processorMs()
  const { tree } = parseSearch(query)
  formatSearch(tree)
  tokensAt(query)
  completionContext(query, query.length)
  expect(processorMs() - start).toBeLessThan(2000)
})
