import { describe, expect, test } from 'vitest'
import { formatSearch } from '../../shared/search/format.ts'
import { parseSearch } from '../../shared/search/parse.ts'
import type { ProblemCode } from '../../shared/search/search-problem.ts'

/** Codes, each with the part of the search that it marks. */
function problemsOf(query: string): [ProblemCode, string][] {
  return parseSearch(query).problems.map(({ code, start, end }) => [code, query.slice(start, end)])
}

describe('what is wrong, and where', () => {
  test.each<[string, ...[ProblemCode, string][]]>([
    ['level:', ['missing_value', 'level:']],
    ['level: error', ['missing_value', 'level:']],
    ['(unheard:)', ['missing_value', 'unheard:']],
    ['title:contains:', ['missing_value', 'title:contains:']],
    ['timesSeen:>many', ['invalid_number', '>many']],
    ['timesSeen:"5"', ['invalid_number', '"5"']],
    ['timesSeen:*', ['invalid_number', '*']],
    ['timesSeen:99999999999999999999', ['invalid_number', '99999999999999999999']],
    ['issue.id:[1, x]', ['invalid_number', 'x']],
    ['tags[size,number]:big', ['invalid_number', 'big']],
    ['transaction.duration:>2y', ['invalid_duration', '>2y']],
    ['transaction.duration:[1s]', ['invalid_duration', '1s']],
    ['age:>24h', ['invalid_date', '>24h']],
    ['age:24h', ['invalid_date', '24h']],
    ['age:2024-02-31', ['invalid_date', '2024-02-31']],
    ['age:2024-01-01T25:00', ['invalid_date', '2024-01-01T25:00']],
    ['age:123', ['invalid_date', '123']],
    ['age:2018-01-01T00:01ZZ', ['invalid_date', '2018-01-01T00:01ZZ']],
    ['age:0000-01-01T00:00:00+14:00', ['invalid_date', '0000-01-01T00:00:00+14:00']],
    ['error.handled:yes', ['invalid_boolean', 'yes']],
    ['error.handled:>true', ['invalid_boolean', '>true']],
    ['release.version:>new', ['invalid_version', 'new']],
    ['release.version:>1.*', ['invalid_version', '1.*']],
    ['is:fine', ['unknown_is', 'fine']],
    ['is:un*', ['unknown_is', 'un*']],
    ['has:a*', ['invalid_name', 'a*']],
    ['has: x', ['invalid_name', '']],
    ['is:', ['missing_value', 'is:']],
    ['k:"open', ['unclosed_quote', '"open']],
    ['k:"open (level:error)', ['unclosed_quote', '"open']],
    ['k:a"b', ['stray_quote', 'a"b']],
    ['k:[a, "b]', ['unclosed_list', '[a, "b]']],
    ['k:[a, b', ['unclosed_list', '[a, b']],
    ['k:[a b]', ['unclosed_list', '[a']],
    ['k:[a,,b]', ['empty_list_item', '[a,,b]']],
    ['k:[]', ['empty_list_item', '[]']],
    ['project_id:[500,501,]', ['empty_list_item', '[500,501,]']],
    ['(a', ['unclosed_parenthesis', '(']],
    ['!(a', ['unclosed_parenthesis', '!(']],
    ['a) b', ['stray_parenthesis', ')']],
    [')(', ['stray_parenthesis', ')'], ['unclosed_parenthesis', '(']],
    ['OR', ['missing_operand', 'OR']],
    ['and a', ['missing_operand', 'and']],
    ['a or', ['missing_operand', 'or']],
    ['a OR AND b', ['missing_operand', 'AND']],
    ['(a OR) b', ['missing_operand', 'OR']],
    ['a\nb', ['line_break', '\n']],
    ['k:a\r\n', ['line_break', '\r\n']],
    ['count():>5', ['forbidden', 'count():>5']],
    ['level: x) is:y', ['missing_value', 'level:'], ['stray_parenthesis', ')'], ['unknown_is', 'y']]
  ])('%j', (query, ...expected) => {
    expect(problemsOf(query)).toEqual(expected)
  })
})

describe('the rest is understood all the same', () => {
  test.each([
    ['level: browser:Chrome', 'level:"" browser:Chrome'],
    ['age:soon browser:Chrome', 'age:soon browser:Chrome'],
    ['(a level:error', '"a" level:error'],
    ['a OR', '"a"'],
    ['a OR OR b', '"a" OR "b"'],
    ['a)(b', '"a" "b"'],
    ['k:[a,,b]', 'k:[a, b]']
  ])('%s', (query, expected) => {
    const { tree, problems } = parseSearch(query)
    expect(problems).not.toEqual([])
    expect(formatSearch(tree)).toBe(expected)
  })
})

describe('in words', () => {
  test.each([
    ['age:24h', '`age` needs a time such as -24h, +7d, 2024-05-01 or >2024-05-01T10:00:00.'],
    ['level:', '`level:` needs a value right after it; `level:""` finds what has none.'],
    ['is:', expect.stringMatching(/^`is` needs one of unresolved, resolved, /)],
    ['timesSeen:', '`timesSeen` needs a number such as 100, >20 or 1.5k.'],
    ['release.version:>', '`release.version` needs a version such as >=1.2.3.'],
    ['has:', '`has` needs the name of a tag or field.'],
    ['tags[a]:', '`tags[a]:` needs a value right after it; `tags[a]:""` finds what has none.'],
    ['a OR', 'OR needs a term on both sides; in quotes it is text.'],
    ['(a', 'This parenthesis is never closed; in quotes it is text.'],
    [`${'x'.repeat(100)}:`, expect.stringMatching(/^`x{60}…:` needs/)]
  ])('%s', (query, message) => {
    expect(parseSearch(query).problems[0]?.message).toEqual(message)
  })
})

describe('limits', () => {
  test('parentheses go twenty deep', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}level:error${')'.repeat(depth)}`
    expect(problemsOf(nested(20))).toEqual([])
    expect(problemsOf(nested(21))).toEqual([['too_deep', '(']])
    expect(formatSearch(parseSearch(nested(5000)).tree)).toBe('level:error')
  })

  test('two hundred terms', () => {
    expect(problemsOf('a:b '.repeat(200))).toEqual([])
    expect(problemsOf('a:b '.repeat(201))).toEqual([['too_long', 'a:b']])
  })

  test('twenty problems are enough', () => {
    expect(problemsOf('age:x '.repeat(500))).toHaveLength(20)
  })
})

describe('restrictions', () => {
  test.each([
    ['a AND b', 'and', 'AND'],
    ['a OR b', 'or', 'OR'],
    ['(a)', 'parentheses', '('],
    ['!k:v', 'negation', '!k:v'],
    ['k:[a, b*]', 'wildcard', 'k:[a, b*]'],
    ['foo*', 'wildcard', 'foo*'],
    ['k:v foo', 'free_text', 'foo'],
    ['p95():>1s', 'aggregate', 'p95():>1s']
  ] as const)('%s without %s', (query, feature, marked) => {
    const problems = parseSearch(query, { forbidden: [feature] }).problems
    expect(problems.map(({ code, start, end }) => [code, query.slice(start, end)])).toEqual([
      ['forbidden', marked]
    ])
    expect(parseSearch(query, { forbidden: [] }).problems).toEqual([])
  })

  test('keys, by name or alias', () => {
    const keys = new Set(['firstSeen', 'color'])
    const unknown = parseSearch('age:-1d color:red tags[color]:red shape:round', {
      forbidden: [],
      keys
    }).problems
    expect(unknown).toEqual([
      { code: 'unknown_key', message: '`shape` is no key of this search.', start: 34, end: 39 }
    ])
  })
})
