import { expect, test } from 'vitest'
import { parseQuery } from '../../shared/search/parse-query.ts'

const EMPTY = { words: [], statuses: [], substatuses: [], levels: [], tags: [] }

test.each([
  ['', {}],
  ['  ', {}],
  ['two words', { words: ['two', 'words'] }],
  ['"a phrase" more', { words: ['a phrase', 'more'] }],
  ['"never closed', { words: ['never closed'] }],
  ['is:unresolved is:archived', { statuses: ['unresolved', 'ignored'] }],
  ['is:new', { substatuses: ['new'] }],
  ['is:nonsense', { words: ['is:nonsense'] }],
  ['level:error', { levels: ['error'] }],
  ['browser:Chrome', { tags: [{ key: 'browser', value: 'Chrome', negated: false }] }],
  ['!os.name:"Mac OS X"', { tags: [{ key: 'os.name', value: 'Mac OS X', negated: true }] }],
  ['url:https://a/b?c=d', { tags: [{ key: 'url', value: 'https://a/b?c=d', negated: false }] }],
  ['https://a/b', { words: ['https://a/b'] }],
  ['TypeError: x', { words: ['TypeError:', 'x'] }],
  ['"browser:Chrome"', { words: ['browser:Chrome'] }]
])('%j', (query, expected) => {
  expect(parseQuery(query)).toEqual({ ...EMPTY, ...expected })
})
