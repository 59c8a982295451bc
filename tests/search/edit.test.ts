import { describe, expect, test } from 'vitest'
import {
  addFilter,
  filtersOn,
  negateFilter,
  removeFilters,
  removeTerm,
  replaceFilter
} from '../../shared/search/edit.ts'

describe('add', () => {
  test.each([
    ['', 'level:error'],
    ['  ', 'level:error'],
    ['is:new', 'is:new level:error'],
    ['oops  now ', 'oops  now level:error'],
    ['a:1 OR b:2', '(a:1 OR b:2) level:error'],
    ['level:error is:new', 'level:error is:new'],
    ['level:"error"', 'level:"error"'],
    ['!level:error', '!level:error level:error'],
    ['(level:error OR is:new)', '((level:error OR is:new)) level:error']
  ])('to %j', (text, expected) => {
    expect(addFilter(text, 'level:error')).toBe(expected)
  })
})

describe('replace', () => {
  test.each([
    ['', 'age:-1d'],
    ['oops', 'oops age:-1d'],
    ['firstSeen:-7d oops', 'age:-1d oops'],
    ['x first_seen:>2024-01-01 y age:<2024-02-01 z', 'x age:-1d y AND z'],
    ['tags[age]:7', 'tags[age]:7 age:-1d'],
    ['a:1 OR age:-7d', '(a:1 OR age:-7d) age:-1d']
  ])('in %j', (text, expected) => {
    expect(replaceFilter(text, 'age', 'age:-1d')).toBe(expected)
  })
})

test('filters that must hold', () => {
  const found = filtersOn('is:new (is:[resolved] x) (is:ongoing OR y) !(is:archived)', 'is')
  expect(found.map(({ raw }) => raw)).toEqual(['is:new', 'is:[resolved]'])
  expect(removeFilters('is:new x !is:regressed', 'is')).toBe('x')
})

describe('remove the term k:v', () => {
  test.each([
    ['k:v', ''],
    ['a:1  k:v  b:2', 'a:1 b:2'],
    ['k:v a:1', 'a:1'],
    ['a:1 k:v', 'a:1'],
    ['a k:v b', 'a AND b'],
    ['a k:v (b)', 'a AND (b)'],
    ['a:1 AND k:v', 'a:1'],
    ['k:v OR a:1', 'a:1'],
    ['a:1 OR k:v', 'a:1'],
    ['a:1 OR k:v b:2', 'a:1 OR b:2'],
    ['a:1 k:v OR b:2', 'a:1 OR b:2'],
    ['a:1 AND k:v OR b:2', 'a:1 OR b:2'],
    ['a:1 OR k:v AND b:2', 'a:1 OR b:2'],
    ['a:1 OR k:v OR b:2', 'a:1 OR b:2'],
    ['a:1 (k:v)', 'a:1'],
    ['a:1 OR ((k:v)) OR b:2', 'a:1 OR b:2'],
    ['a:1 !( k:v ) b:2', 'a:1 b:2'],
    ['(a:1 k:v)', '(a:1)'],
    ['(k:v OR a:1) b:2', '(a:1) b:2']
  ])('%s', (text, expected) => {
    const start = text.indexOf('k:v')
    expect(removeTerm(text, { start, end: start + 3 })).toBe(expected)
  })
})

test('negate', () => {
  const text = 'a:1 level:error b:2'
  const negated = negateFilter(text, { start: 4, end: 15 })
  expect(negated).toBe('a:1 !level:error b:2')
  expect(negateFilter(negated, { start: 4, end: 16 })).toBe(text)
})
