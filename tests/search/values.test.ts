import { describe, expect, test } from 'vitest'
import { parseSearch } from '../../shared/search/parse.ts'
import type { Value } from '../../shared/search/syntax-tree.ts'
import { withoutSpans } from './without-spans.ts'

/** Operator and value of the only filter of a search; a negated one begins with `not`. */
function filterOf(query: string): { how: string; value: unknown } {
  const { tree, problems } = parseSearch(query, { forbidden: [] })
  expect(problems, query).toEqual([])
  if (tree?.type !== 'filter') throw new Error(`${query} is no filter`)
  return { how: `${tree.negated ? 'not ' : ''}${tree.operator}`, value: withoutSpans(tree.value) }
}

const text = (value: string): Value => ({ type: 'text', text: value })
const pattern = (...pieces: string[]): Value => ({ type: 'pattern', pieces })
const number = (value: number): Value => ({ type: 'number', value })
const day = (iso: string): Value => ({ type: 'date', atMs: Date.parse(iso), precision: 'day' })
const instant = (iso: string): Value => ({ type: 'date', atMs: Date.parse(iso), precision: 'instant' })
const H = 3_600_000

describe('texts', () => {
  test.each([
    ['k:v', '=', text('v')],
    ['!k:v', 'not =', text('v')],
    ['k:"a b"', '=', text('a b')],
    ['k:"a\nb\t(c)"', '=', text('a\nb\t(c)')],
    ['k:""', '=', text('')],
    ['k:a\\"b', '=', text('a"b')],
    ['k:"a \\"b\\""', '=', text('a "b"')],
    ['k:C:\\app\\main.js', '=', text('C:\\app\\main.js')],
    ['k:"C:\\app\\\\"', '=', text('C:\\app\\')],
    ['k:id:12', '=', text('id:12')],
    ['k:>=5', '=', text('>=5')],
    ['k:2024-05-01', '=', text('2024-05-01')],
    ['k:web@*', '=', pattern('web@', '')],
    ['k:*a**b*', '=', pattern('', 'a', 'b', '')],
    ['k:*', '=', pattern('', '')],
    ['k:"a *"', '=', pattern('a ', '')],
    ['k:a\\*b', '=', text('a*b')],
    ['k:a\\\\*', '=', pattern('a\\', '')],
    ['k:who?', '=', text('who?')],
    ['k:[::1]:80', '=', text('[::1]:80')],
    ['k:[a]b', '=', text('[a]b')]
  ])('%s', (query, how, value) => {
    expect(filterOf(query)).toEqual({ how, value })
  })
})

describe('lists', () => {
  test.each([
    ['k:[a]', '=', [text('a')]],
    ['k:[a,b]', '=', [text('a'), text('b')]],
    ['!k:[ a , "b, c" ,d]', 'not =', [text('a'), text('b, c'), text('d')]],
    ['k:[ a ]', '=', [text('a')]],
    ['k:[a]b]', '=', [text('a]b')]],
    ['k:[web@*, ""]', '=', [pattern('web@', ''), text('')]],
    ['timesSeen:[1, 2k]', '=', [number(1), number(2000)]],
    [
      'is:[new, ignored]',
      '=',
      [{ type: 'is', name: 'new' } as const, { type: 'is', name: 'archived' } as const]
    ],
    ['k:contains:[a, b]', 'contains', [text('a'), text('b')]]
  ])('%s', (query, how, items) => {
    expect(filterOf(query)).toEqual({ how, value: { type: 'list', items } })
  })
})

describe('contains, startswith, endswith', () => {
  test.each([
    ['k:contains:x', 'contains', text('x')],
    ['!k:contains:"x y"', 'not contains', text('x y')],
    ['k:StartsWith:x', 'startswith', text('x')],
    ['k:endswith:*.js', 'endswith', pattern('', '.js')],
    ['k:"contains:x"', '=', text('contains:x')],
    ['k:containsx', '=', text('containsx')],
    ['k:\uf00dContains\uf00dx', 'contains', text('x')],
    ['!k:\uf00dStartsWith\uf00d"x y"', 'not startswith', text('x y')],
    ['k:\uf00dEndsWith\uf00d[a,b]', 'endswith', { type: 'list', items: [text('a'), text('b')] } as Value]
  ])('%s', (query, how, value) => {
    expect(filterOf(query)).toEqual({ how, value })
  })
})

describe('numbers', () => {
  test.each([
    ['timesSeen:5', '=', 5],
    ['times_seen:>5', '>', 5],
    ['timesSeen:>=1.5k', '>=', 1500],
    ['timesSeen:<2m', '<', 2_000_000],
    ['timesSeen:<=1b', '<=', 1e9],
    ['timesSeen:=5', '=', 5],
    ['timesSeen:!=5', 'not =', 5],
    ['!timesSeen:!=5', '=', 5],
    ['timesSeen:-3.', '=', -3],
    ['measurements.size:>3m', '>', 3_000_000],
    ['min(measurements.size):2m', '=', 2_000_000],
    ['unheard_of(x):>5', '>', 5],
    ['tags[size,number]:>=1.5k', '>=', 1500]
  ])('%s', (query, how, value) => {
    expect(filterOf(query)).toEqual({ how, value: number(value) })
  })

  test.each([
    ['failure_rate():>0.5%', { type: 'percentage', percent: 0.5 }],
    ['percentage(a, b):>50', { type: 'number', value: 50 }],
    ['measurements.heap:>5mb', { type: 'size', bytes: 5_000_000 }],
    ['measurements.heap:>2KiB', { type: 'size', bytes: 2048 }],
    ['measurements.heap:>12bit', { type: 'size', bytes: 1.5 }]
  ])('%s', (query, value) => {
    expect(filterOf(query)).toEqual({ how: '>', value })
  })
})

describe('durations', () => {
  test.each([
    ['transaction.duration:500ms', '=', 500],
    ['transaction.duration:>1.5s', '>', 1500],
    ['transaction.duration:>2m', '>', 120_000],
    ['transaction.duration:2min', '=', 120_000],
    ['transaction.duration:1h', '=', H],
    ['transaction.duration:1hr', '=', H],
    ['transaction.duration:1day', '=', 24 * H],
    ['transaction.duration:<=1wk', '<=', 168 * H],
    ['transaction.duration:>500', '>', 500],
    ['!spans.db:>1s', 'not >', 1000],
    ['measurements.lcp:>2s', '>', 2000],
    ['p95():>2s', '>', 2000],
    ['avg(transaction.duration):>2m', '>', 120_000]
  ])('%s', (query, how, ms) => {
    expect(filterOf(query)).toEqual({ how, value: { type: 'duration', ms } })
  })
})

describe('dates', () => {
  test.each([
    ['timestamp:2024-05-01', '=', day('2024-05-01')],
    ['timestamp:2024-05-01Z', '=', day('2024-05-01')],
    ['timestamp:>2024-05-01', '>', day('2024-05-01')],
    ['!date:2024-02-29', 'not =', day('2024-02-29')],
    ['timestamp:!=2024-05-01', 'not =', day('2024-05-01')],
    ['timestamp:<=2024-05-01T10:30', '<=', instant('2024-05-01T10:30:00Z')],
    ['timestamp:2024-05-01T10:30:05.123456', '=', instant('2024-05-01T10:30:05.123Z')],
    ['timestamp:2024-05-01T10:30:05+02:00', '=', instant('2024-05-01T08:30:05Z')],
    ['timestamp:2024-05-01T10:30:05-0130', '=', instant('2024-05-01T12:00:05Z')],
    ['timestamp:2024-05-01+01:00', '=', instant('2024-04-30T23:00:00Z')],
    ['timestamp:>1714521600', '>', instant('2024-05-01')],
    ['timestamp:>1714521600.25', '>', instant('2024-05-01T00:00:00.250Z')],
    ['timestamp:>1714521600123', '>', instant('2024-05-01T00:00:00.123Z')],
    ['last_seen():>2024-05-01', '>', day('2024-05-01')],
    ['max(timestamp):>2024-05-01', '>', day('2024-05-01')]
  ])('%s', (query, how, value) => {
    expect(filterOf(query)).toEqual({ how, value })
  })

  test.each([
    ['age:-24h', 'newer', 24 * H],
    ['firstSeen:+7d', 'older', 168 * H],
    ['last_seen:-2w', 'newer', 336 * H],
    ['timestamp:-90m', 'newer', 1.5 * H],
    ['last_seen():+1h', 'older', H]
  ])('%s', (query, than, ageMs) => {
    expect(filterOf(query)).toEqual({ how: '=', value: { type: 'relativeDate', than, ageMs } })
  })
})

describe('what has a form of its own', () => {
  test.each([
    ['error.handled:true', { type: 'boolean', value: true }],
    ['error.handled:FALSE', { type: 'boolean', value: false }],
    ['error.unhandled:1', { type: 'boolean', value: true }],
    ['stack.in_app:0', { type: 'boolean', value: false }],
    ['is:unresolved', { type: 'is', name: 'unresolved' }],
    ['is:muted', { type: 'is', name: 'archived' }],
    ['is:"New"', { type: 'is', name: 'new' }],
    ['has:user', { type: 'has', key: { type: 'plain', name: 'user' } }],
    ['has:"na me"', { type: 'has', key: { type: 'plain', name: 'na me' } }],
    ['has:tags[age]', { type: 'has', key: { type: 'tag', name: 'age' } }],
    ['has:flags["a b"]', { type: 'has', key: { type: 'flag', name: 'a b' } }],
    ['release.version:1.2.3-hi', { type: 'version', text: '1.2.3-hi' }],
    ['release.version:custom', { type: 'version', text: 'custom' }],
    ['release.version:1.*', { type: 'pattern', pieces: ['1.', ''] }],
    ['release.version:""', { type: 'text', text: '' }],
    ['release.version:contains:rc', { type: 'text', text: 'rc' }],
    // Keys that take any text take these words as such.
    ['user.id:true', { type: 'text', text: 'true' }],
    ['user.id:500s', { type: 'text', text: '500s' }],
    ['tags[is]:unheard', { type: 'text', text: 'unheard' }],
    ['tags[timesSeen]:many', { type: 'text', text: 'many' }]
  ])('%s', (query, value) => {
    expect(filterOf(query).value).toEqual(value)
  })

  test.each([
    ['release.version:>=1.2', '>=', '1.2'],
    ['sentry.semver:<1.2.3-rc.1', '<', '1.2.3-rc.1'],
    ['release.version:>"1.2"', '>', '1.2'],
    ['release.version:!=1.2', 'not =', '1.2'],
    ['release.build:>123', '>', '123']
  ])('%s', (query, how, version) => {
    expect(filterOf(query)).toEqual({ how, value: { type: 'version', text: version } })
  })
})
