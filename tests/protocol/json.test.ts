import { describe, expect, test } from 'vitest'
import { isDeeperThan, parseJson } from '../../main/protocol/json.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

test('depth counts brackets outside of strings', () => {
  expect(isDeeperThan(bytes(nested(64)), 64)).toBe(false)
  expect(isDeeperThan(bytes(nested(65)), 64)).toBe(true)
  expect(isDeeperThan(bytes(JSON.stringify({ a: '['.repeat(100), b: '"[[[\\' })), 3)).toBe(false)
})

test('more than 64 levels are refused, a million of them at once', () => {
  const message = 'invalid JSON data: nested deeper than 64 levels'
  expect(() => parseJson(bytes(nested(65)))).toThrow(expect.objectContaining({ status: 400, message }))
  expect(() => parseJson(bytes('['.repeat(1_000_000)))).toThrow(message)
})

describe("Python's numbers", () => {
  test.each([
    ['{"a": NaN, "b": [Infinity, -Infinity, 1]}', { a: null, b: [null, null, 1] }],
    ['{"NaN": "NaN, Infinity", "a": -Infinity}', { NaN: 'NaN, Infinity', a: null }],
    ['{"a": "\\"NaN", "b": NaN}', { a: '"NaN', b: null }]
  ])('%s', (text, expected) => {
    expect(parseJson(bytes(text))).toEqual(expected)
  })
})

test('what is no JSON says why, in linear time', () => {
  expect(() => parseJson(bytes('{"a": NaN,'))).toThrow(/^invalid JSON data: /)
  expect(() => parseJson(bytes(`NaN${'"\\'.repeat(500_000)}`))).toThrow(/^invalid JSON data: /)
})

test('bytes that are no UTF-8 are replaced, not refused', () => {
  expect(parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toBe('\ufffd')
})
