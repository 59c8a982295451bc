import { describe, expect, it } from 'vitest'
import { type ChipKey, pressInChips } from '../../../renderer/features/issues/search/chip-keys.ts'
import { differenceOf } from '../../../renderer/features/issues/search/edit-text.ts'

/** `|` marks the caret, `[` and `]` what is selected. */
function parse(marked: string) {
  const text = marked.replace(/[|[\]]/g, '')
  const caret = marked.indexOf('|')
  if (caret >= 0) return { text, start: caret, end: caret }
  return { text, start: marked.indexOf('['), end: marked.indexOf(']') - 1 }
}

function show(field: { text: string; start: number; end: number } | undefined): string | undefined {
  if (field === undefined) return undefined
  const { text, start, end } = field
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`
}

const press = (marked: string, key: ChipKey, isTyping = false) =>
  show(pressInChips(parse(marked), key, isTyping))

describe('a key beside a chip', () => {
  it.each([
    ['level:error |', 'Backspace', '[level:error] '],
    ['level:error|', 'Backspace', '[level:error]'],
    ['level:error |', 'ArrowLeft', '[level:error] '],
    ['| level:error', 'ArrowRight', ' [level:error]'],
    ['|level:error', 'Delete', '[level:error]'],
    ['boom|', 'Backspace', undefined],
    ['level:error boom|', 'ArrowLeft', undefined],
    ['level:err|or', 'Backspace', undefined],
    ['level:error |', 'Enter', undefined],
    ['level:error |', '!', undefined]
  ] as const)('%s and %s', (field, key, expected) => {
    expect(press(field, key)).toBe(expected)
  })

  it('that is still being typed means what it does in any text', () => {
    expect(press('level:eror|', 'Backspace', true)).toBeUndefined()
    expect(press('level:error|', 'ArrowLeft', true)).toBeUndefined()
    expect(press('level:error |', 'Backspace', true)).toBe('[level:error] ')
  })
})

describe('a key on a chip', () => {
  it.each([
    ['a:b [level:error] boom', 'Backspace', 'a:b |boom'],
    ['a:b OR [level:error]', 'Delete', 'a:b|'],
    ['[level:error]', '!', '[!level:error]'],
    ['[!level:error]', '!', '[level:error]'],
    ['[level:error]', 'Enter', 'level:[error]'],
    ['a:b boom [level:error]', 'ArrowLeft', '[a:b] boom level:error'],
    ['[a:b] boom level:error', 'ArrowRight', 'a:b boom [level:error]'],
    ['[a:b] boom', 'ArrowLeft', '|a:b boom'],
    ['boom [a:b]', 'ArrowRight', 'boom a:b|']
  ] as const)('%s and %s', (field, key, expected) => {
    expect(press(field, key)).toBe(expected)
  })
})

describe('differenceOf', () => {
  it.each([
    ['', 'abc', { from: 0, to: 0, by: 'abc' }],
    ['abc', '', { from: 0, to: 3, by: '' }],
    ['a:b c', 'a:bb c', { from: 3, to: 3, by: 'b' }],
    ['aaa', 'aa', { from: 2, to: 3, by: '' }],
    ['abc', 'abc', { from: 3, to: 3, by: '' }]
  ])('from %j to %j', (before, after, expected) => {
    const { from, to, by } = differenceOf(before, after)
    expect({ from, to, by }).toEqual(expected)
    expect(before.slice(0, from) + by + before.slice(to)).toBe(after)
  })
})
