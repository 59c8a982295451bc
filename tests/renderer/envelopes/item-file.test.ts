import { expect, it } from 'vitest'
import { readEnvelopeSearch } from '../../../renderer/features/envelopes/envelope-search.ts'
import { fileNameOf } from '../../../renderer/features/envelopes/item-file.ts'
import { itemKind } from '../../../renderer/features/envelopes/item-kinds.ts'

const whole = { text: null, base64: null, isCut: false }

it('an item is saved under its type, with the extension of what it holds', () => {
  expect(fileNameOf({ type: 'transaction', id: '7' }, { ...whole, text: ' {"a":1}' })).toBe(
    'transaction-7.json'
  )
  expect(fileNameOf({ type: 'statsd', id: '7' }, { ...whole, text: 'a@none:1|c' })).toBe('statsd-7.txt')
  expect(fileNameOf({ type: 'replay_video', id: '7' }, { ...whole, base64: 'AA==' })).toBe(
    'replay_video-7.bin'
  )
  expect(fileNameOf({ type: 'log', id: '7' }, { ...whole, text: '{', isCut: true })).toBe('log-7.part')
  expect(fileNameOf({ type: '../x/y', id: '7' }, { ...whole, text: 'a' })).toBe('_x_y-7.txt')
})

it('a type that is not known is said to be so', () => {
  expect(itemKind('transaction').says).not.toBe(itemKind('made_up').says)
  expect(itemKind('constructor')).toBe(itemKind('made_up'))
})

it('an address that says nonsense lists everything', () => {
  expect(readEnvelopeSearch({ type: '', project: 5, view: 'x' })).toEqual({})
  expect(readEnvelopeSearch({ type: 'log', project: '1' })).toEqual({ type: 'log', project: '1' })
})
