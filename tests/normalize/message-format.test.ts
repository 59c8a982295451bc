import { expect, test } from 'vitest'
import { formatMessage } from '../../main/normalize/message-format.ts'

test.each<[string, unknown, string | undefined]>([
  ['%s and %s', ['a', 1], 'a and 1'],
  ['%(who)s is %(age)d', { who: 'ann', age: 30.9 }, 'ann is 30'],
  ['100%% of %s', ['it'], '100% of it'],
  ['%.2f', [1.005], '1.00'],
  ['%05d|%-5s|%+d', [7, 'x', 3], '7|x|3'],
  ['%r', ['text'], "'text'"],
  ['%x %X', [255, 255], 'ff FF'],
  ['%s', [{ a: 1 }], '{"a":1}'],
  ['%s', [null], 'null'],
  ['100% sure', ['x'], '100% sure'],
  ['{} {}', ['a', 'b'], 'a b'],
  ['{1} {0}', ['a', 'b'], 'b a'],
  ['{who} {@what:json} {n,5}', { who: 'ann', what: [1], n: 2 }, 'ann [1] 2'],
  ['{a} is %s', ['x'], '{a} is x'],
  ['no placeholders', ['x'], 'no placeholders'],
  ['%s %s', ['only one'], undefined],
  ['{missing}', { other: 1 }, undefined],
  ['%s', 'text', undefined],
  ['{constructor}', {}, undefined],
  ['%(__proto__)s', {}, undefined]
])('%j with %j', (template, params, expected) => {
  expect(formatMessage(template, params)).toBe(expected)
})
