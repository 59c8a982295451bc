import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, type Random } from '../bench/random.ts'
import { projectRoot } from './headless-process.ts'

/**
 * Events that are valid against Sentry's JSON schema of the event payload, made from nothing but the schema and a
 * seed. Only the keywords that this schema uses are known.
 */
export interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema | readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly format?: string
  readonly definitions?: Readonly<Record<string, Schema>>
}

const file = join(projectRoot, '../shared/data/schema/event.schema.json')

/** Undefined where the schema, which is no part of this project, is not there. */
export const eventSchema: Schema | undefined = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : undefined

if (!eventSchema) console.info('left out: events of the schema, which is not there (../shared/data/schema)')

/** What a reference stands for. */
export function resolve(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '')
  return name === undefined ? schema : resolve(root.definitions?.[name] ?? {}, root)
}

/** Deeper than this, what need not be there is not there. */
const MAX_DEPTH = 9
const MAX_ITEMS = 3

/** The event of a seed: always the same one. */
export function generateEvent(root: Schema, seed: number): unknown {
  const random = createRandom(seed)
  // each event has some of the attributes only, so that it is not large but all of them together are of every form
  return new Generator(root, random, 0.25 + random.next() / 2).value(root, '', 0)
}

class Generator {
  readonly #root: Schema
  readonly #random: Random
  readonly #density: number

  constructor(root: Schema, random: Random, density: number) {
    this.#root = root
    this.#random = random
    this.#density = density
  }

  value(sent: Schema, name: string, depth: number): unknown {
    const schema = resolve(sent, this.#root)
    if (schema.anyOf) return this.value(this.#pickOf(schema.anyOf, depth), name, depth)
    if (schema.enum) return this.#random.pick(schema.enum)
    const types = typeof schema.type === 'string' ? [schema.type] : schema.type
    if (!types) return this.#anything(depth)
    const possible = types.length > 1 && this.#random.next() > 0.1 ? types.filter((t) => t !== 'null') : types
    switch (this.#random.pick(possible)) {
      case 'object':
        return this.#object(schema, depth)
      case 'array':
        return this.#array(schema, name, depth)
      case 'string':
        return this.#text(schema, name)
      case 'integer':
        return this.#random.below(2 ** (4 + this.#random.below(48)))
      case 'number':
        return name.endsWith('timestamp') ? this.#seconds() : this.#random.next() * 1000
      case 'boolean':
        return this.#random.next() < 0.5
      default:
        return null
    }
  }

  /** Null is what nearly all may be, and says little: it is seldom picked. */
  #pickOf(schemas: readonly Schema[], depth: number): Schema {
    const others = schemas.filter(({ type }) => type !== 'null')
    const isNull = others.length < schemas.length && (depth > MAX_DEPTH || this.#random.next() < 0.05)
    return isNull ? { type: 'null' } : this.#random.pick(others)
  }

  #object(schema: Schema, depth: number): object {
    const entries: [string, unknown][] = []
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const isThere =
        schema.required?.includes(name) || (depth <= MAX_DEPTH && this.#random.next() < this.#density)
      if (isThere) entries.push([name, this.value(property, name, depth + 1)])
    }
    const more = schema.additionalProperties
    if (more !== false && more !== undefined && depth <= MAX_DEPTH) {
      for (let i = this.#random.below(MAX_ITEMS + 1); i > 0; i--) {
        const name = this.#random.pick(KEYS)
        if (schema.properties?.[name] === undefined) {
          entries.push([name, more === true ? this.#anything(depth + 1) : this.value(more, name, depth + 1)])
        }
      }
    }
    return Object.fromEntries(entries)
  }

  #array({ items, minItems = 0 }: Schema, name: string, depth: number): unknown[] {
    if (isTuple(items)) return items.map((item) => this.value(item, name, depth + 1))
    const length = Math.max(minItems, depth > MAX_DEPTH ? 0 : this.#random.below(MAX_ITEMS + 1))
    return Array.from({ length }, () => this.value(items ?? {}, name, depth + 1))
  }

  #text({ format }: Schema, name: string): string {
    if (format === 'uuid' || /(?:_id|^uuid)$/.test(name))
      return this.#random.hex(name === 'span_id' ? 16 : 32)
    if (/addr$/.test(name)) return `0x${this.#random.hex(12)}`
    if (name.endsWith('timestamp')) return new Date(this.#seconds() * 1000).toISOString()
    if (name === 'ip_address') return `192.0.2.${this.#random.below(256)}`
    return this.#random.pick(WORDS)
  }

  #seconds(): number {
    return 1_699_000_000 + this.#random.below(900_000) + this.#random.below(1000) / 1000
  }

  #anything(depth: number): unknown {
    const type = this.#random.pick(depth > MAX_DEPTH ? SCALARS : ANY)
    return this.value({ type, items: {}, additionalProperties: true }, '', depth + 1)
  }
}

const SCALARS = ['string', 'integer', 'number', 'boolean', 'null']
const ANY = [...SCALARS, ...SCALARS, 'object', 'array']

const KEYS = [
  'app',
  'os',
  'device',
  'runtime',
  'trace',
  'response',
  'state',
  'key',
  'Content-Type',
  'User-Agent',
  'é'
]

const WORDS = [
  ...['main', 'TypeError', 'GET', 'javascript', 'python', 'https://example.com/a?b=1#c', '/srv/app/main.py'],
  ...[
    '{"a": [1]}',
    'a=1&b=2',
    'Hello %s',
    '1.2.3',
    'x',
    '?',
    '',
    ' spaces ',
    'two\nlines',
    'naïve 😀 \u202e',
    '7'
  ],
  'a rather long text that says the same again and again '.repeat(8)
]

export function isTuple(items: Schema | readonly Schema[] | undefined): items is readonly Schema[] {
  return Array.isArray(items)
}
