import { expect, test } from 'vitest'
import {
  listOf,
  numberOf,
  oneOf,
  readBoolean,
  readFields,
  readJson,
  recordOf,
  textOf
} from '../../../renderer/ui/read-value.ts'

test('a value is given where it fits, and nothing where it does not', () => {
  expect(oneOf(['a', 'b'])('b')).toBe('b')
  expect(oneOf(['a', 'b'])('c')).toBeUndefined()
  expect(textOf(1, 2)('ab')).toBe('ab')
  for (const given of ['', 'abc', 5, null]) expect(textOf(1, 2)(given)).toBeUndefined()
  expect(numberOf(1, 3)(3)).toBe(3)
  for (const given of [0, 4, Number.NaN, '2']) expect(numberOf(1, 3)(given)).toBeUndefined()
  expect(readBoolean(false)).toBe(false)
  expect(readBoolean(0)).toBeUndefined()
})

test('a list or a record fits as a whole', () => {
  expect(listOf(textOf(1), 2)(['a', 'b'])).toEqual(['a', 'b'])
  for (const given of [['a', ''], ['a', 'b', 'c'], 'a', null]) {
    expect(listOf(textOf(1), 2)(given)).toBeUndefined()
  }
  expect(recordOf(readBoolean)({ a: true, b: false })).toEqual({ a: true, b: false })
  for (const given of [{ a: 1 }, [true], null, 'a']) expect(recordOf(readBoolean)(given)).toBeUndefined()
})

test('of fields, those that fit are given, and only those that are asked for', () => {
  const fields = { name: textOf(1), toString: textOf(0) }
  expect(readFields(fields, { name: 'a', other: 'b' })).toStrictEqual({ name: 'a' })
  expect(readFields(fields, { name: '' })).toStrictEqual({})
  for (const given of [null, 'a', ['a'], undefined]) expect(readFields(fields, given)).toStrictEqual({})
})

test('a prototype is neither read nor set', () => {
  const inherited: unknown = Object.create({ name: 'a' })
  expect(readFields({ name: textOf(1) }, inherited)).toStrictEqual({})
  const record = recordOf(recordOf(readBoolean))(JSON.parse('{"__proto__":{"a":true}}'))
  expect(Object.keys(record ?? {})).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
})

test('JSON is read where there is any', () => {
  expect(readJson('{"a":[1]}')).toEqual({ a: [1] })
  for (const text of [null, '', '{']) expect(readJson(text)).toBeUndefined()
})
