import { expect, test } from 'vitest'
import { createFoundHashes } from '../../main/core/found-hashes.ts'

const idOf = (n: number) => n.toString(16).padStart(8, '0').padEnd(32, '0')
const event = (ref: number, id = ref) => ({ ref, eventId: idOf(id) })
const hashesOf = (kind: number) => [`app ${kind}`, `system ${kind}`]

test('what was found of events is found again, and nothing of others', () => {
  const found = createFoundHashes()
  for (let ref = 3; ref < 30_000; ref += 3) found.add(event(ref), hashesOf(ref % 7))
  for (let ref = 3; ref < 30_000; ref += 3) {
    expect(found.of(event(ref))).toEqual(hashesOf(ref % 7))
    expect(found.of(event(ref + 1))).toBeUndefined()
  }
  expect(found.of(event(1))).toBeUndefined()
  expect(found.of(event(30_003))).toBeUndefined()
})

test('an event that has the number of one that was removed is another one', () => {
  const found = createFoundHashes()
  found.add(event(5), hashesOf(1))
  expect(found.of(event(5, 6))).toBeUndefined()
})

test('equal hashes are kept once', () => {
  const found = createFoundHashes()
  found.add(event(1), hashesOf(1))
  found.add(event(2), hashesOf(1))
  expect(found.of(event(1))).toBe(found.of(event(2)))
})

test('no more is kept than was agreed on: of events, and of different hashes', () => {
  const few = createFoundHashes(2)
  for (const ref of [1, 2, 3]) few.add(event(ref), hashesOf(1))
  expect([1, 2, 3].map((ref) => few.of(event(ref)))).toEqual([hashesOf(1), hashesOf(1), undefined])

  const alike = createFoundHashes(10, 1)
  for (const ref of [1, 2, 3]) alike.add(event(ref), hashesOf(ref % 2))
  expect([1, 2, 3].map((ref) => alike.of(event(ref)))).toEqual([hashesOf(1), undefined, hashesOf(1)])
})
