import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalize } from '../../main/normalize/normalize.ts'
import { fuzzOptions, mutate, mutation } from '../helpers/mutated-events.ts'
import { nonconformity, RECEIVED } from './conformance.ts'

const MAX_MS = 100

test('an event with one wrong field is never lost and always conforms', () => {
  let slowestMs = 0
  fc.assert(
    fc.property(mutation, (mutated) => {
      const payload = mutate(mutated)
      const received = { ...RECEIVED, itemType: mutated.seed.itemType }
      const before = process.threadCpuUsage()
      const normalized = normalize(payload, received)
      slowestMs = Math.max(slowestMs, process.threadCpuUsage(before).user / 1000)
      expect(nonconformity(normalized)).toBeUndefined()
      expect(normalized.event.event_id).toBe(received.eventId)
    }),
    fuzzOptions
  )
  expect(slowestMs).toBeLessThan(MAX_MS)
  expect(Object.hasOwn(Object.prototype, 'type')).toBe(false)
})
