import { describe, expect, test } from 'vitest'
import { formatSearch } from '../../shared/search/format.ts'
import { parseSearch } from '../../shared/search/parse.ts'
import { withoutSpans } from './without-spans.ts'

/** The search written out again shows how it was understood: free text in quotes, one space for AND, groups where needed. */
function understood(query: string): string {
  const { tree, problems } = parseSearch(query)
  expect(problems, query).toEqual([])
  return formatSearch(tree)
}

test('a whole tree, with positions', () => {
  expect(parseSearch('oops  !level:error OR (a)')).toEqual({
    problems: [],
    tree: {
      type: 'or',
      start: 0,
      end: 24,
      terms: [
        {
          type: 'and',
          start: 0,
          end: 18,
          terms: [
            { type: 'text', value: { type: 'text', text: 'oops' }, start: 0, end: 4 },
            {
              type: 'filter',
              key: { type: 'plain', name: 'level', start: 7, end: 12 },
              negated: true,
              operator: '=',
              value: { type: 'text', text: 'error', start: 13, end: 18 },
              raw: '!level:error',
              start: 6,
              end: 18
            }
          ]
        },
        { type: 'text', value: { type: 'text', text: 'a' }, start: 23, end: 24 }
      ]
    }
  })
})

test.each(['', '   ', '\t', '""', '"" ""'])('%j asks for nothing', (query) => {
  expect(parseSearch(query)).toEqual({ tree: undefined, problems: [] })
})

describe('terms', () => {
  test.each([
    ['a:1 b:2', 'a:1 b:2'],
    ['a:1 AND b:2 and c:3', 'a:1 b:2 c:3'],
    ['a:1 b:2 OR c:3', 'a:1 b:2 OR c:3'],
    ['a:1 (b:2 OR c:3)', 'a:1 (b:2 OR c:3)'],
    ['(a:1 or b:2) or c:3', 'a:1 OR b:2 OR c:3'],
    ['(a:1 (b:2 (c:3)))', 'a:1 b:2 c:3'],
    ['!(a:1 b:2)', '!(a:1 b:2)'],
    ['!((a:1))', '!(a:1)'],
    ['a:1(b:2)', 'a:1 b:2'],
    ['(a:1)OR(b:2)', 'a:1 OR b:2'],
    ['a:1 OR ""', 'a:1'],
    ['a:1\tb:2', 'a:1 b:2'],
    ['android oracle', '"android oracle"'],
    ['this and that', '"this" "that"']
  ])('%s', (query, expected) => {
    expect(understood(query)).toBe(expected)
  })
})

describe('free text', () => {
  test.each([
    ['connection refused', '"connection refused"'],
    ['  connection  refused ', '"connection  refused"'],
    ['connection level:error refused', '"connection" level:error "refused"'],
    ['"connection refused"', '"connection refused"'],
    ['timeout "connection refused" again', '"timeout" "connection refused" "again"'],
    ['" x "', '" x "'],
    ['time*out', '"time*out"'],
    ['"a \\"b\\" c"', '"a \\"b\\" c"'],
    ['say "', '"say \\""'],
    ['"open', '"\\"open"'],
    ['5" disk', '"5\\" disk"'],
    ['""woof"', '"woof\\""'],
    ["x is not a function (in 'y')", '"x is not a function (in \'y\')"'],
    ['main() failed', '"main() failed"'],
    ['call(a, (b)) failed', '"call(a, (b)) failed"'],
    ['() x', '"() x"'],
    ['(a b) c', '"a b" "c"'],
    ['a (b level:error)', '"a" "b" level:error'],
    ['a (b OR c)', '"a" ("b" OR "c")'],
    ['a !(b)', '"a" !("b")'],
    ['!important', '"!important"'],
    ['TypeError: x is undefined', '"TypeError: x is undefined"'],
    ['!note: this', '"!note: this"'],
    ['see http://localhost:3000/a?b=c', '"see http://localhost:3000/a?b=c"'],
    ['std::bad_alloc', '"std::bad_alloc"'],
    ['avg(x):>lots', '"avg(x):>lots"']
  ])('%s', (query, expected) => {
    expect(understood(query)).toBe(expected)
  })
})

describe('keys', () => {
  test.each([
    ['os.name:x', { type: 'plain', name: 'os.name' }],
    ['first-release:x', { type: 'plain', name: 'first-release' }],
    ['"na:me":x', { type: 'plain', name: 'na:me' }],
    ['!"na me":x', { type: 'plain', name: 'na me' }],
    ['tags[age]:x', { type: 'tag', name: 'age' }],
    ['tags["na me"]:x', { type: 'tag', name: 'na me' }],
    ['tags[na.me,string]:x', { type: 'tag', name: 'na.me' }],
    ['tags["na me", number]:>5', { type: 'tag', name: 'na me', isNumber: true }],
    ['flags[new-cart]:true', { type: 'flag', name: 'new-cart' }],
    ['flags["new cart"]:true', { type: 'flag', name: 'new cart' }],
    ['tags:x', { type: 'plain', name: 'tags' }]
  ])('%s', (query, key) => {
    expect(withoutSpans(parseSearch(query).tree)).toMatchObject({ type: 'filter', key })
  })

  test.each([
    ['count():>5', 'count', []],
    ['count_unique(user):>5', 'count_unique', ['user']],
    ['percentage(a, "b, c"):>5%', 'percentage', ['a', 'b, c']],
    ['count_if( lcp ,greater , 5s ):2', 'count_if', ['lcp', 'greater', '5s']]
  ])('%s', (query, name, args) => {
    const { tree, problems } = parseSearch(query, { forbidden: [] })
    expect(problems).toEqual([])
    expect(withoutSpans(tree)).toMatchObject({ key: { type: 'aggregate', name, args } })
  })
})
