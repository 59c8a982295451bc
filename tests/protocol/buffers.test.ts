import { expect, test } from 'vitest'
import { freeBuffer, hasOwnBuffer } from '../../main/protocol/buffers.ts'

test('what was given back is empty, however often it is given back, and so is what shared its buffer', () => {
  const bytes = new Uint8Array(100)
  const part = bytes.subarray(10, 20)
  freeBuffer(part)
  freeBuffer(bytes)
  expect([bytes.length, part.length]).toEqual([0, 0])
})

test('memory that threads share stays', () => {
  const bytes = new Uint8Array(new SharedArrayBuffer(8))
  freeBuffer(bytes)
  expect(bytes).toHaveLength(8)
})

test('a part of a buffer is not alone in it', () => {
  const bytes = new Uint8Array(8)
  expect(hasOwnBuffer(bytes)).toBe(true)
  expect(hasOwnBuffer(bytes.subarray(1))).toBe(false)
  expect(hasOwnBuffer(new Uint8Array())).toBe(false)
})
