import type { Random } from '../bench/random.ts'

/** What queries are made of; from a store, so that they find something. */
export interface Vocabulary {
  /** Text keys and tags with some of their values. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** Words to look for as free text. */
  readonly words: readonly string[]
  /** Epoch ms: about when the events are. */
  readonly now: number
}

/** A query that follows the grammar: parsing it gives no problem. */
export function validQuery(random: Random, vocabulary: Vocabulary): string {
  return alternatives({ random, vocabulary, depth: 0 })
}

/** A query that was spoilt in a few places. It may still be valid by chance. */
export function brokenQuery(random: Random, vocabulary: Vocabulary): string {
  let query = validQuery(random, vocabulary)
  for (let spoilt = 1 + random.below(3); spoilt > 0; spoilt--) query = spoil(query, random)
  return query
}

const INTRUDERS = [
  ...'()()""[]::!*\\<>=,.-+ \n\t',
  '!(',
  ' OR ',
  ' AND ',
  'tags[',
  '\uf00d',
  'contains:',
  '\u{1f4a5}'
]

function spoil(query: string, random: Random): string {
  const at = random.below(query.length + 1)
  const rest = query.slice(at)
  switch (random.below(4)) {
    case 0:
      return query.slice(0, at)
    case 1:
      return query.slice(0, at) + rest.slice(1 + random.below(5))
    case 2:
      return query.slice(0, at) + rest.slice(0, random.below(10)) + rest
    default:
      return query.slice(0, at) + random.pick(INTRUDERS) + rest
  }
}

interface Context {
  readonly random: Random
  readonly vocabulary: Vocabulary
  readonly depth: number
}

function alternatives(context: Context): string {
  const { random, depth } = context
  const count = 1 + random.below(depth === 0 ? 4 : 3)
  const terms = Array.from({ length: count }, () => term(context))
  return terms.reduce((query, next) => query + random.pick([' ', ' ', ' ', ' AND ', ' OR ', ' or ']) + next)
}

function term(context: Context): string {
  const { random, depth } = context
  const die = random.below(100)
  if (die < 12) return freeText(context)
  if (die < 26 && depth < 3) {
    return `${random.pick(['', '!'])}(${alternatives({ ...context, depth: depth + 1 })})`
  }
  return `${random.below(4) === 0 ? '!' : ''}${filter(context)}`
}

function freeText({ random, vocabulary }: Context): string {
  const word = random.pick(vocabulary.words)
  const isPlain = /^\w+$/.test(word) && !/^(?:and|or)$/i.test(word)
  if (isPlain && random.below(2) === 0) return random.pick([word, word, `${word.slice(0, 2)}*`])
  return random.below(4) === 0 ? quotedPattern(word, random) : quoted(word)
}

function filter(context: Context): string {
  return context.random.below(100) < 60 ? textFilter(context) : typedFilter(context)
}

function textFilter({ random, vocabulary }: Context): string {
  const name = random.pick(Object.keys(vocabulary.values))
  const key = writtenKey(name, random)
  const values = vocabulary.values[name] ?? ['']
  const value = random.pick(values)
  switch (random.below(8)) {
    case 0:
      return `${key}:${random.pick(['*', '""'])}`
    case 1:
      return `${key}:${random.pick(['contains', 'startswith', 'endswith'])}:${written(part(value, random))}`
    case 2:
      return `${key}:[${[value, random.pick(values), random.pick(values)].map(quoted).join(random.pick([',', ', ', ' , ']))}]`
    case 3:
      return `${key}:${quotedPattern(value, random)}`
    case 4:
      return `has:${key}`
    default:
      return `${key}:${written(value)}`
  }
}

/** A tag can always be named as one; a flag always is. */
function writtenKey(name: string, random: Random): string {
  if (/^(?:flags|tags)\[/.test(name)) return name
  const isExplicit = !/^[\w.-]+$/.test(name) || random.below(12) === 0
  return isExplicit ? `tags["${name}"]` : name
}

/** Some characters of it. */
function part(value: string, random: Random): string {
  const start = random.below(Math.max(1, value.length))
  return value.slice(start, start + 1 + random.below(6))
}

/** A star in place of some characters. */
function quotedPattern(value: string, random: Random): string {
  const from = random.below(value.length + 1)
  const to = from + random.below(value.length - from + 1)
  return `"${escaped(value.slice(0, from))}*${escaped(value.slice(to))}"`
}

function written(value: string): string {
  return /^[\w@.-][\w@./-]*$/.test(value) ? value : quoted(value)
}

function quoted(value: string): string {
  return `"${escaped(value)}"`
}

/** Backslashes double where a quote, a star or the end follows. */
function escaped(value: string): string {
  return value.replace(/(\\*)("|\*)/g, '$1$1\\$2').replace(/\\+$/, '$&$&')
}

const SIGNS = ['', '>', '>=', '<', '<=', '=', '!=']

function typedFilter({ random, vocabulary }: Context): string {
  const sign = random.pick(SIGNS)
  const number = random.pick([0, 1, 2, 3, 5, 10, 25, 100])
  switch (random.below(10)) {
    case 0:
      return `is:${random.pick(['unresolved', 'resolved', 'archived', 'new', 'ongoing', 'regressed', 'for_review', 'ignored'])}`
    case 1:
      return `is:[${random.pick(['resolved', 'new'])}, archived]`
    case 2:
      return `${random.pick(['timesSeen', 'times_seen', 'usersSeen'])}:${sign}${number}${random.pick(['', '', '.5', 'k'])}`
    case 3:
      return `issue.id:[${number}, ${random.below(20)}]`
    case 4:
      return `${random.pick(['age', 'firstSeen', 'last_seen', 'timestamp'])}:${random.pick(['-', '+'])}${number}${random.pick(['m', 'h', 'd', 'w'])}`
    case 5:
      return `${random.pick(['firstSeen', 'lastSeen', 'timestamp'])}:${sign}${someDate(random, vocabulary.now)}`
    case 6:
      return `${random.pick(['error.handled', 'error.unhandled', 'error.main_thread'])}:${random.pick(['true', 'false', '1', '0', 'True'])}`
    case 7:
      return `release.version:${sign}${random.below(3)}.${random.below(5)}${random.pick(['', '.1', '.0-rc.1'])}`
    case 8:
      return `tags[${random.pick(['size', 'age', 'level'])},number]:${sign}${random.pick([number, -2, 9.5])}`
    default:
      return random.pick([
        'has:user',
        'has:tags[size,number]',
        'has:stack.function',
        'has:firstRelease',
        'issue.priority:[high, medium]',
        'issue.category:error',
        'firstRelease:latest',
        'assigned_or_suggested:[me, my_teams, none]',
        `transaction.duration:${random.pick(['', '>', '<='])}${number}${random.pick(['ms', 's', 'h', ''])}`,
        'stack.in_app:true',
        'bookmarks:me'
      ])
  }
}

const WEEK_MS = 7 * 24 * 3_600_000

/** Within the last two weeks, in one of the forms that the language knows. */
function someDate(random: Random, now: number): string {
  const atMs = now - random.below(2 * WEEK_MS)
  const iso = new Date(atMs).toISOString()
  return random.pick([iso, iso.slice(0, 10), iso.slice(0, 19), `${iso.slice(0, 19)}+02:00`, String(atMs)])
}
