import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalize } from '../../main/normalize/normalize.ts'
import {
  fuzzOptions,
  fuzzTimeoutMs,
  MARK,
  MARK_NUMBER,
  mark,
  markedMutation,
  mutate,
  mutation
} from '../helpers/mutated-events.ts'
import { eventSchema, generateEvent } from '../helpers/mutated-events-schema.ts'
import { invalidPath } from '../helpers/mutated-events-validity.ts'
import { nonconformity, RECEIVED } from './conformance.ts'

const MAX_MS = 100

test.runIf(eventSchema)('events made of the schema are valid against it', () => {
  if (!eventSchema) return
  for (let seed = 0; seed < 500; seed++) {
    expect(
      invalidPath(generateEvent(eventSchema, seed), eventSchema, eventSchema),
      `seed ${seed}`
    ).toBeUndefined()
  }
})

test.runIf(eventSchema).each([
  ['$', { breadcrumbs: 7 }],
  ['$', { novelty: 1 }],
  ['$', { fingerprint: ['a', 1] }],
  ['$', { tags: [['a', 'b', 'c']] }],
  [undefined, { tags: [['a', 'b']], fingerprint: ['a'], extra: { novelty: 1 } }]
])('the check of validity finds %s in %j', (path, event) => {
  if (eventSchema) expect(invalidPath(event, eventSchema, eventSchema)).toBe(path)
})

test('an event with one wrong field is never lost and always conforms', { timeout: fuzzTimeoutMs }, () => {
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
    fuzzOptions(0.3)
  )
  expect(slowestMs).toBeLessThan(MAX_MS)
  expect(Object.hasOwn(Object.prototype, 'type')).toBe(false)
})

/** What every server sets itself, whatever was sent; and a tag without a value is none. */
const NOT_TAKEN =
  /^(?:received|version|time_spent|user\.sentry_user|(?:request|contexts\.[^.]+)\.inferred_content_type|tags\.\d+\.0)$/

test.runIf(eventSchema)(
  'what is replaced by a value that can be found again is shown, or a problem or remark says what became of it',
  { timeout: fuzzTimeoutMs },
  () => {
    fc.assert(
      fc.property(markedMutation, (mutated) => {
        const { payload, path } = mark(mutated)
        if (path === '' || NOT_TAKEN.test(path)) return
        const normalized = normalize(payload, RECEIVED, { clampPast: false })
        const text = JSON.stringify(normalized).toLowerCase()
        const isShown = [MARK, String(MARK_NUMBER), MARK_NUMBER.toString(16)].some((form) =>
          text.includes(form)
        )
        const isSaid = [...normalized.problems, ...normalized.remarks].some((found) =>
          `${path}.`.startsWith(`${found.path}.`)
        )
        expect(isShown || isSaid, `${path} has vanished`).toBe(true)
      }),
      fuzzOptions(0.1)
    )
  }
)
