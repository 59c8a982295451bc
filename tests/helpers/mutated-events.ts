import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { eventSchema, generateEvent, type Schema } from './mutated-events-schema.ts'

const ALL_RUNS = Number(process.env.FUZZ_RUNS ?? 20_000)

/** Ten times what they need on a machine that does nothing else. */
export const fuzzTimeoutMs = ALL_RUNS * 6

/**
 * For a test that takes that share of all runs; the shares of all tests make one.
 * `FUZZ_RUNS=1000000 FUZZ_SEED=…` for a long run (`npm run fuzz`).
 */
export function fuzzOptions(share: number): fc.Parameters<unknown> {
  return {
    numRuns: Math.ceil(ALL_RUNS * share),
    ...(process.env.FUZZ_SEED && { seed: Number(process.env.FUZZ_SEED) })
  }
}

/** An event to begin with. */
interface Seed {
  readonly name: string
  readonly text: string
  readonly itemType: string
}

const folder = join(import.meta.dirname, '../fixtures/normalize')
const fixtures = readdirSync(folder).map((name): Seed => {
  const { payload, received } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  return { name, text: JSON.stringify(payload), itemType: received.itemType }
})

/** Events of the schema: each has a number, from which it is made when it is wanted. */
const schemaSeeds = eventSchema && seedsOf(eventSchema)

function seedsOf(schema: Schema): fc.Arbitrary<Seed> {
  return fc.nat().map((number) => {
    const event = generateEvent(schema, number)
    return { name: `schema ${number}`, text: JSON.stringify(event), itemType: 'event' }
  })
}

/** Events that are as they should be: our own fixtures, and, as often, such as the schema allows. */
const seeds = fc.oneof(fc.constantFrom(...fixtures), ...(schemaSeeds ? [schemaSeeds] : []))

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
  `"${'😀\\ud800'.repeat(500)}"`,
  '"\\u202e\\ufeff\\u0000e\\u0301\\r\\n\\uffff"',
  '1e308',
  '-9223372036854775809',
  '[["a","b"],["c"],[1,2,3],[null,null],{}]',
  '{"0":"a","length":1}',
  `[${'0,'.repeat(3000)}0]`,
  `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`,
  '{"type":{"type":{"values":{"frames":{"frames":1}}}}}',
  `${'['.repeat(70)}${']'.repeat(70)}`
]

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) }
)
/** One change to one event. */
export const mutation = fc.record({
  seed: seeds,
  /** Which of all values of the payload, in the order of a walk, as a fraction. */
  position: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  kind: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'rename', 'duplicate'),
  value
})

interface Slot {
  readonly parent: Record<string, unknown>
  readonly key: string
  readonly path: string
}

function slotsOf(node: unknown, prefix = '', slots: Slot[] = []): Slot[] {
  if (typeof node !== 'object' || node === null) return slots
  const parent = node as Record<string, unknown>
  for (const key of Object.keys(parent)) {
    const path = `${prefix}${key}`
    slots.push({ parent, key, path })
    slotsOf(parent[key], `${path}.`, slots)
  }
  return slots
}

function slotAt(payload: unknown, position: number): Slot | undefined {
  const slots = slotsOf(payload)
  return slots[Math.floor(position * slots.length)]
}

/** The changed payload. */
export function mutate({ seed, position, kind, value }: ValueOf<typeof mutation>): unknown {
  const payload = JSON.parse(seed.text)
  const slot = slotAt(payload, position)
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

type ValueOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never

/** Stands in no event. */
export const MARK = 'zq81'
export const MARK_NUMBER = 918_273_645

const MARKED = [MARK, MARK_NUMBER, [MARK], [[MARK, MARK]], { [MARK]: MARK }, { values: [MARK] }]

/** One value of an event of the schema that is replaced by one that can be found again. */
export const markedMutation = fc.record({
  seed: schemaSeeds ?? fc.constantFrom(...fixtures),
  position: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  value: fc.constantFrom(...MARKED)
})

/** The changed payload, and the path of what was changed. */
export function mark({ seed, position, value }: ValueOf<typeof markedMutation>): {
  payload: unknown
  path: string
} {
  const payload = JSON.parse(seed.text)
  const slot = slotAt(payload, position)
  if (!slot) return { payload, path: '' }
  slot.parent[slot.key] = value
  return { payload, path: slot.path }
}
