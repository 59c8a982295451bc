import { describe, expect, test } from 'vitest'
import { compileGlob, compilePathGlob, toPathText } from '../../main/grouping/glob.ts'
import { processorMs } from '../helpers/processor-ms.ts'

describe('over names', () => {
  test.each([
    ['std::*', 'std::vector', true],
    ['std::*', 'xstd::vector', false],
    ['*Error', 'TypeError', true],
    ['*love*', 'no love lost', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['?a', '😀a', true],
    ['foo*', 'foo\nbar', true],
    ['1.18.[0-4].*', '1.18.3.x', true],
    ['1.18.[0-4].*', '1.18.5.x', false],
    ['[!a]b', 'xb', true],
    ['[!a]b', 'ab', false],
    ['[]x]', ']', true],
    ['?[[]KSCrash*', '+[KSCrash install]', true],
    ['{a,b}c', 'bc', true],
    ['{a,b{1,2}}', 'b2', true],
    ['{a,b{1,2}}', 'b', false],
    ['x{,y}', 'x', true],
    ['\\{\\[\\*\\?\\]\\}', '{[*?]}', true],
    ['a\\*', 'ab', false],
    ['', '', true],
    ['Case', 'case', false]
  ])('%j on %j is %j', (pattern, text, expected) => {
    expect(compileGlob(pattern)(text)).toBe(expected)
  })

  test.each(['[a', '{a', 'a}', 'a\\'])('%j is not well formed and matches nothing', (pattern) => {
    const matches = compileGlob(pattern)
    for (const text of [pattern, 'a', '']) expect(matches(text)).toBe(false)
  })

  test('case can be ignored', () => {
    expect(compileGlob('*LOVE*', { ignoreCase: true })('no Love')).toBe(true)
  })
})

describe('over paths', () => {
  test.each([
    ['*.py', 'foo.py', true],
    ['*.py', 'foo/bar.py', false],
    ['**/*.py', 'a/b/c.PY', true],
    ['**/*.py', 'c.py', true],
    ['foo/**/*.py', 'foo\\hello\\bar.PY', true],
    ['foo/**/*.py', 'foo/bar.py', true],
    ['foo/**', 'foo', false],
    ['/usr/lib/**', 'usr/lib/x', true],
    ['**/vendor/**', 'vendor/x', true],
    ['**/vendor/**', 'myvendor/x', false],
    ['?:/Windows/**', 'D:\\Windows\\System32\\a.dll', true],
    ['**/*.app/Contents/**', '/Applications/My.app/Contents/MacOS/My', true],
    ['**.app/x', '/a/b.app/x', false],
    ['a[/]b', 'a/b', false],
    ['node:internal/**', 'node:internal/process/task_queues', true]
  ])('%j on %j is %j', (pattern, path, expected) => {
    expect(compilePathGlob(pattern)(toPathText(path))).toBe(expected)
  })
})

test('no pattern takes long on any text', () => {
  const start = processorMs()
  expect(compileGlob('*a*a*a*a*a*a*a*a*a*a*b')('a'.repeat(20_000))).toBe(false)
  expect(compilePathGlob('**/*a*/**/*a*/**/*b')(toPathText('a/'.repeat(5_000)))).toBe(false)
  expect(compileGlob('{a,b}'.repeat(40))('a'.repeat(40))).toBe(false)
  expect(processorMs() - start).toBeLessThan(1000)
})
