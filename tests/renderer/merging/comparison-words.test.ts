import { describe, expect, test } from 'vitest'
import { countWords, foldSame, reasonWords } from '../../../renderer/features/merging/comparison-words.ts'
import type { Difference } from '../../../shared/contract/groupings.ts'

const parts = (kinds: string): Difference[] =>
  [...kinds].map((kind, index) => ({
    path: `p${index}`,
    kind: ({ s: 'same', d: 'different', a: 'only_a', b: 'only_b' } as const)[kind] ?? 'same',
    a: 'x',
    b: 'y'
  }))

describe('what is the same', () => {
  test.each([
    ['', ''],
    ['sss', '3'],
    ['ss', '..'],
    ['d', '.'],
    ['ssssd', '3..'],
    ['dssssssd', '..4..'],
    ['sssdsss', '....sss'.replace('sss', '...')],
    ['dsss', '....'],
    ['dssss', '..3']
  ])('in %s folds to %s', (kinds, folded) => {
    const rows = foldSame(parts(kinds))
    expect(rows.map((row) => (row.type === 'same' ? String(row.differences.length) : '.')).join('')).toBe(
      folded
    )
  })
})

test('differences are counted in words', () => {
  expect(countWords(parts('ss'))).toBe('all parts are the same')
  expect(countWords(parts('sdaab'))).toBe(
    '1 part differs, 2 parts only in the first, 1 part only in the second'
  )
  expect(countWords(parts('dd'))).toBe('2 parts differ')
})

test('a fingerprint is pointed at where it decides', () => {
  const hint = (names: string[]) =>
    reasonWords({
      reason: 'different_hashes',
      variants: names.map((name) => ({ name, hashA: null, hashB: null, differences: [] }))
    }).hint
  expect(hint(['app', 'system'])).toMatch(/write a rule/)
  expect(hint(['app', 'custom_fingerprint'])).toMatch(/fingerprint decides/)
})
