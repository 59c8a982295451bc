import { describe, expect, test } from 'vitest'
import {
  countLines,
  countRules,
  indented,
  offsetOf,
  withLine
} from '../../../renderer/features/rules/rule-text.ts'

/** A text with its selection between two bars. */
function selected(marked: string) {
  const start = marked.indexOf('|')
  const end = marked.lastIndexOf('|') - 1
  return { text: marked.replaceAll('|', ''), start, end }
}

function marked({ text, start, end }: { text: string; start: number; end: number }) {
  return `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`
}

describe('Tab', () => {
  test.each([
    ['a||b', 'a  ||b'],
    ['a|x|b', 'a  ||b'],
    ['one\ntw|o\nthr|ee\nfour', 'one\n  tw|o\n  thr|ee\nfour'],
    ['|a\n\nb|', '  |a\n\n  b|']
  ])('in %j gives %j', (before, after) => {
    expect(marked(indented(selected(before), false))).toBe(after)
  })

  test.each([
    ['  a||', 'a||'],
    ['one\n  tw|o\n   thr|ee', 'one\ntw|o\n thr|ee'],
    ['a||', 'a||']
  ])('back in %j gives %j', (before, after) => {
    expect(marked(indented(selected(before), true))).toBe(after)
  })
})

test('a line and a column are found, and what is not there ends where the text does', () => {
  const text = 'ab\ncde\n\nf'
  const at = (line: number, column: number) => text.slice(offsetOf(text, line, column))
  expect(at(1, 1)).toBe(text)
  expect(at(2, 3)).toBe('e\n\nf')
  expect(at(2, 99)).toBe('\n\nf')
  expect(at(3, 1)).toBe('\nf')
  expect(at(9, 1)).toBe('')
})

test('an example becomes a line of its own', () => {
  expect(withLine('', 'x')).toBe('x\n')
  expect(withLine('a', 'x')).toBe('a\nx\n')
  expect(withLine('a\n\n\n', 'x')).toBe('a\nx\n')
})

test('lines are counted, and rules without comments and empty lines', () => {
  expect(countLines('')).toBe(1)
  expect(countLines('a\nb\n')).toBe(3)
  expect(countRules('# a\n\n  # b\nc\n  d')).toBe(2)
})
