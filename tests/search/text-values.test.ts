import { expect, test } from 'vitest'
import type { PatternValue, TextValue } from '../../shared/search/syntax-tree.ts'
import { decodeText, encodeText, toPattern } from '../../shared/search/text-values.ts'

const text = (value: string): TextValue => ({ type: 'text', text: value })
const pattern = (...pieces: string[]): PatternValue => ({ type: 'pattern', pieces })

test.each([
  ['', text('')],
  [String.raw`a\b`, text(String.raw`a\b`)],
  [String.raw`a\\b`, text(String.raw`a\\b`)],
  [String.raw`\"`, text('"')],
  [String.raw`\*`, text('*')],
  [String.raw`\\*`, pattern('\\', '')],
  [String.raw`\\\*`, text(String.raw`\*`)],
  [String.raw`\\\"`, text(String.raw`\"`)],
  ['***', pattern('', '')],
  ['a**b*', pattern('a', 'b', '')]
])('%s with or without quotes, and back', (raw, value) => {
  for (const quoted of [true, false]) {
    expect(decodeText(raw, quoted)).toEqual(value)
    expect(decodeText(encodeText(value, quoted), quoted)).toEqual(value)
  }
})

test('backslashes at the end double in quotes only', () => {
  const folder = text('C:\\dir\\')
  expect(encodeText(folder, true)).toBe('C:\\dir\\\\')
  expect(encodeText(folder, false)).toBe('C:\\dir\\')
  expect(decodeText('C:\\dir\\\\', true)).toEqual(folder)
  expect(decodeText('C:\\dir\\', false)).toEqual(folder)
})

test.each([
  ['contains', text('x'), pattern('', 'x', '')],
  ['startswith', text('x'), pattern('x', '')],
  ['endswith', pattern('a', 'b'), pattern('', 'a', 'b')],
  ['contains', pattern('', 'x', ''), pattern('', 'x', '')],
  ['contains', text(''), pattern('', '')],
  ['startswith', text(''), pattern('', '')]
] as const)('%s %j', (operator, value, expected) => {
  expect(toPattern(operator, value)).toEqual(expected)
})
