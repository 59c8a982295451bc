import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyFrames } from '../../main/grouping/classify-frames.ts'
import { createCurrentConfig } from '../../main/grouping/current-config.ts'
import { group } from '../../main/grouping/group.ts'
import { summarize } from '../../main/grouping/summarize.ts'
import { normalize } from '../../main/normalize/normalize.ts'
import type { Event } from '../../shared/model/event.ts'
import { hasReferenceData, NO_REFERENCE_DATA, referenceFiles } from '../helpers/reference-data.ts'

const ROUNDS = 2

const eventOf = (payload: unknown): Event =>
  normalize(structuredClone(payload), { receivedMs: 0, eventId: '1'.repeat(32), itemType: 'event' }).event

/** All that grouping says of an event, as text. */
function outcomeOf(event: Event, config = createCurrentConfig()): string {
  const grouping = group(event, config)
  return JSON.stringify([grouping, summarize(event, grouping, config)])
}

/** The same value with the keys of all its objects the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)])
  )
}

/** Another order of the same events for each seed, each of them twice: memory keeps what comes again. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const twice = [...items, ...items]
  let state = seed
  for (let index = twice.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const other = (state >>> 8) % (index + 1)
    const [a, b] = [twice[index], twice[other]]
    if (a !== undefined && b !== undefined) twice.splice(index, 1, b)
    if (a !== undefined && b !== undefined) twice.splice(other, 1, a)
  }
  return twice
}

/** Whatever was grouped before, and in whatever order, nothing else is said of an event. */
function expectMemoryless(payloads: readonly unknown[], fresh: readonly string[]): void {
  const config = createCurrentConfig()
  for (let round = 1; round <= ROUNDS; round++) {
    for (const index of shuffled([...payloads.keys()], round)) {
      const event = eventOf(payloads[index])
      expect(outcomeOf(event, config), `event ${index}, round ${round}`).toBe(fresh[index])
      // what showing it leaves in memory is no other thing
      classifyFrames(event, config)
      expect(outcomeOf(event, config), `event ${index}, again`).toBe(fresh[index])
    }
  }
}

test('the reference data is there', ({ skip }) => {
  skip(!hasReferenceData, NO_REFERENCE_DATA)
})

describe.runIf(hasReferenceData)('events of real programs', () => {
  const payloads = referenceFiles('events').map(({ path }): unknown => JSON.parse(readFileSync(path, 'utf8')))
  const fresh = payloads.map((payload) => outcomeOf(eventOf(payload)))

  test('do not depend on what was grouped before', () => {
    expect(payloads.length).toBeGreaterThan(50)
    expectMemoryless(payloads, fresh)
  })

  test('do not depend on the order of their keys', () => {
    for (const [index, payload] of payloads.entries()) {
      expect(group(eventOf(reversed(payload))).hashes).toEqual(group(eventOf(payload)).hashes)
      expect(outcomeOf(eventOf(payload)), `event ${index}`).toBe(fresh[index])
    }
  })
})

// Few names, so that frames and stack traces often are nearly those that were met before.
const name = fc.constantFrom('a', 'b', 'run', 'std::vec<int>::push(int)', 'lambda$0', '<anonymous>')
const frame = fc.record(
  {
    function: name,
    raw_function: name,
    module: fc.constantFrom('app', 'node:fs', 'java.util.List', 'std'),
    filename: fc.constantFrom('a.js', 'a.js?v=1', 'src/b.py', '<string>'),
    abs_path: fc.constantFrom('/srv/a.js', 'https://x.io/a.js', '/usr/lib/python3/site-packages/b.py'),
    package: fc.constantFrom('/usr/lib/libc.so.6', 'C:\\Windows\\ntdll.dll'),
    context_line: fc.constantFrom('go()', '  go( )', 'x'.repeat(130)),
    platform: fc.constantFrom('native', 'javascript', 'python'),
    lineno: fc.integer({ min: 1, max: 2 }),
    colno: fc.integer({ min: 1, max: 2 }),
    in_app: fc.boolean(),
    data: fc.constantFrom({ sourcemap: 'a.map' }, { orig_in_app: -1 }, { orig_in_app: 1 }, {})
  },
  { requiredKeys: [] }
)
const rest = fc.record({
  platform: fc.constantFrom('javascript', 'node', 'python', 'java', 'native', 'csharp', 'php', 'ruby'),
  type: fc.constantFrom('TypeError', 'E'),
  value: fc.constantFrom('user 17', 'returned 404', ''),
  fingerprint: fc.constantFrom(['{{ default }}'], ['{{ default }}', '{{ function }}'], ['user 17'])
})

/** What changes of one frame, in an event that is like others but for that. */
const change = fc.tuple(fc.nat({ max: 3 }), frame, rest)

/** Events whose stack traces differ from a common one in a frame at most. */
const likeEvents = fc
  .tuple(fc.array(frame, { minLength: 1, maxLength: 4 }), rest, fc.array(change, { maxLength: 2 }))
  .map(([frames, common, changes]) => [
    toPayload(frames, common),
    ...changes.flatMap(([place, changed, other]) =>
      Object.entries(changed)
        .map(([key, value]) => frames.map((one, index) => (index === place ? { ...one, [key]: value } : one)))
        .flatMap((altered) => [toPayload(altered, common), toPayload(altered, other)])
    )
  ])

function toPayload(frames: readonly object[], { type, value, ...more }: { type: string; value: string }) {
  return { ...more, exception: { values: [{ type, value, stacktrace: { frames } }] } }
}

test('events that are made up do not either', () => {
  fc.assert(
    fc.property(likeEvents, (payloads) => {
      const fresh = payloads.map((one) => outcomeOf(eventOf(one)))
      expectMemoryless(payloads, fresh)
      for (const [index, one] of payloads.entries()) {
        expect(outcomeOf(eventOf(reversed(one))), `event ${index}`).toBe(fresh[index])
      }
    }),
    { numRuns: 8, seed: 4, endOnFailure: true }
  )
})
