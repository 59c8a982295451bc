import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'

/** `FUZZ_RUNS=1000000 FUZZ_SEED=…` for a long run (`npm run fuzz`). */
export const fuzzOptions = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 20_000),
  ...(process.env.FUZZ_SEED && { seed: Number(process.env.FUZZ_SEED) })
}

const folder = join(import.meta.dirname, '../fixtures/normalize')
const seeds = readdirSync(folder).map((name) => {
  const { payload, received } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  return { name, text: JSON.stringify(payload), itemType: received.itemType }
})

/** Texts, not values: only `JSON.parse` makes some of them, such as an own key `__proto__`. */
const NASTY = [
  'null',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '-0',
  '-1',
  '1e999',
  '9007199254740993',
  '0.1',
  'true',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"values":null}',
  '{"values":[null,[],{}]}',
  '{"__proto__":{"type":"polluted"}}',
  '{"constructor":{"prototype":{"type":"polluted"}}}',
  '{"toString":"x","valueOf":1,"hasOwnProperty":false}',
  '"2023-13-45T99:99:99Z"',
  '"{{auto}}"',
  '"{\\"a\\":[1"',
  '"%s %(a)d {0} {a}"',
  `"${'x'.repeat(20_000)}"`,
  `${'['.repeat(70)}${']'.repeat(70)}`
]

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) }
)
/** One change to one of the events under tests/fixtures/normalize. */
export const mutation = fc.record({
  seed: fc.constantFrom(...seeds),
  /** Which of all values of the payload, in the order of a walk, as a fraction. */
  position: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  kind: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'rename', 'duplicate'),
  value
})

interface Slot {
  readonly parent: Record<string, unknown>
  readonly key: string
}

function slotsOf(node: unknown, slots: Slot[] = []): Slot[] {
  if (typeof node !== 'object' || node === null) return slots
  const parent = node as Record<string, unknown>
  for (const key of Object.keys(parent)) {
    slots.push({ parent, key })
    slotsOf(parent[key], slots)
  }
  return slots
}

/** The changed payload. */
export function mutate({
  seed,
  position,
  kind,
  value
}: typeof mutation extends fc.Arbitrary<infer M> ? M : never) {
  const payload = JSON.parse(seed.text)
  const slots = slotsOf(payload)
  const slot = slots[Math.floor(position * slots.length)]
  if (!slot) return JSON.parse(value)
  const { parent, key } = slot
  if (kind === 'replace') parent[key] = JSON.parse(value)
  else if (Array.isArray(parent)) {
    if (kind === 'delete') parent.splice(Number(key), 1)
    else parent.splice(Number(key), 0, parent[Number(key)])
  } else {
    if (kind !== 'delete') parent[`${key}_${kind}d`] = parent[key]
    if (kind !== 'duplicate') delete parent[key]
  }
  return payload
}
