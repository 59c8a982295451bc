import { describe, expect, it } from 'vitest'
import { byGroup } from '../../../renderer/ui/command.ts'
import { type KeyPress, keysOf } from '../../../renderer/ui/shortcuts.ts'

const plain: KeyPress = { key: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

describe('keysOf', () => {
  it.each<[string, Partial<KeyPress>, boolean, string | undefined]>([
    ['a letter', { key: 'j' }, false, 'j'],
    ['a letter with shift', { key: 'X', shiftKey: true }, false, 'shift+x'],
    ['a letter with caps lock', { key: 'X' }, false, 'x'],
    ['a character that needs shift', { key: '?', shiftKey: true }, false, '?'],
    ['a character that needs AltGr', { key: '[', ctrlKey: true, altKey: true }, true, '['],
    ['control', { key: 'k', ctrlKey: true }, false, 'mod+k'],
    ['command', { key: 'k', metaKey: true }, false, 'mod+k'],
    ['control and shift', { key: 'L', ctrlKey: true, shiftKey: true }, false, 'mod+shift+l'],
    ['a named key', { key: 'Escape' }, false, 'escape'],
    ['a named key with shift', { key: 'Enter', shiftKey: true }, false, 'shift+enter'],
    ['a modifier alone', { key: 'Shift', shiftKey: true }, false, undefined],
    ['alt, which belongs to menus', { key: 'f', altKey: true }, false, undefined]
  ])('reads %s', (_, press, isAltGraph, keys) => {
    expect(keysOf({ ...plain, ...press }, isAltGraph)).toBe(keys)
  })
})

describe('byGroup', () => {
  it('keeps groups and members in the order in which they come', () => {
    const things = ['apple', 'bean', 'apricot', 'beet']
    expect(byGroup(things, (thing) => thing.slice(0, 1))).toEqual([
      ['a', ['apple', 'apricot']],
      ['b', ['bean', 'beet']]
    ])
  })
})
