import { describe, expect, test } from 'vitest'
import { formatFilter, formatSearch, formatTagFilter } from '../../shared/search/format.ts'
import { parseSearch } from '../../shared/search/parse.ts'
import type { Key, Value } from '../../shared/search/syntax-tree.ts'

describe('a search in its shortest form', () => {
  test.each([
    ['', ''],
    ['  level:error   AND  is:new ', 'level:error is:new'],
    ['oops', '"oops"'],
    ['k:"v" k:"a b" k:[ a,"b"]', 'k:v k:"a b" k:[a, b]'],
    ['k:"(" k:"" k:"[a]" k:"a,b" k:["a,b","a]"]', 'k:"(" k:"" k:"[a]" k:a,b k:["a,b", "a]"]'],
    ['k:"a\\"b" k:a\\*b* k:"C:\\dir\\\\"', 'k:"a\\"b" k:a\\*b* k:C:\\dir\\'],
    ['k:"//x" url:"//x" k:"contains:x"', 'k:"//x" url://x k:"contains:x"'],
    ['k:contains:"x" k:\uf00dEndsWith\uf00d"x y"', 'k:contains:x k:endswith:"x y"'],
    ['timesSeen:!=1.5k timesSeen:=2', '!timesSeen:1500 timesSeen:2'],
    [
      'transaction.duration:>120s transaction.duration:1500',
      'transaction.duration:>2m transaction.duration:1500ms'
    ],
    ['measurements.x:>5000kb measurements.x:1024bytes', 'measurements.x:>5mb measurements.x:1kib'],
    ['age:-48h age:+90m', 'age:-2d age:+90m'],
    ['age:2024-05-01 age:>1714521600', 'age:2024-05-01 age:>2024-05-01T00:00:00.000Z'],
    ['error.handled:1 is:muted has:"user"', 'error.handled:true is:archived has:user'],
    ['"k":v "a:b":v tags["k"]:v tags["a b"]:v', 'k:v "a:b":v tags[k]:v tags["a b"]:v'],
    ['a:1 OR b:2 c:3', 'a:1 OR b:2 c:3'],
    ['(a:1 OR b:2) !(c:3 OR d:4)', '(a:1 OR b:2) !(c:3 OR d:4)']
  ])('%s', (query, expected) => {
    expect(formatSearch(parseSearch(query).tree)).toBe(expected)
    expect(formatSearch(parseSearch(expected).tree)).toBe(expected)
  })
})

test('aggregates', () => {
  const query = 'percentage(a, "b, c"):>5% count():>3'
  expect(formatSearch(parseSearch(query, { forbidden: [] }).tree)).toBe(query)
})

test('a filter from its parts', () => {
  const key: Key = { type: 'plain', name: 'release.version' }
  const value: Value = { type: 'text', text: '>=1 "x"' }
  expect(formatFilter({ key, negated: true, operator: '=', value })).toBe('!release.version:">=1 \\"x\\""')
  expect(formatFilter({ key, negated: false, operator: '>=', value: { type: 'version', text: '1.2' } })).toBe(
    'release.version:>=1.2'
  )
})

test.each([
  ['browser', 'Chrome 120', 'browser:"Chrome 120"'],
  ['level', 'error', 'level:error'],
  ['customer', '*', 'customer:\\*'],
  ['customer', '', 'customer:""'],
  ['age', '7', 'tags[age]:7'],
  ['is', 'x', 'tags[is]:x'],
  ['culprit', 'x', 'tags[culprit]:x'],
  ['message', 'x', 'tags[message]:x'],
  ['release.version', '1.2', 'tags[release.version]:1.2'],
  ['a:b', 'x', '"a:b":x']
])('the tag %s with value %j', (name, value, expected) => {
  expect(formatTagFilter(name, value)).toBe(expected)
  expect(formatTagFilter(name, value, true)).toBe(`!${expected}`)
  expect(parseSearch(expected)).toMatchObject({
    problems: [],
    tree: { key: { name }, operator: '=', value: { type: 'text', text: value } }
  })
})
