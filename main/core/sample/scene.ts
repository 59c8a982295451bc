/** An invented failure that happens again and again. */
export interface Scene {
  /** Of the sample's own projects. */
  readonly projectId: string
  readonly events: number
  /** When it happened first and last, days before now. */
  readonly firstDays: number
  readonly lastDays: number
  /** What becomes of it once all of it has arrived. */
  readonly ending?: 'resolved' | 'ignored'
  readonly describe: (dice: Dice, atMs: number) => object
}

/** Chance that is the same each time. */
export interface Dice {
  /** 0 to 1, without 1. */
  next(): number
  below(count: number): number
  pick<const Values extends readonly [unknown, ...unknown[]]>(values: Values): Values[number]
  /** So many hexadecimal digits. */
  hex(digits: number): string
}

/** By a generator of the kind "mulberry32": 32 bits of state are enough for some data to look at. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  }
}

/** A line of source with the lines around it: the one that is marked with `>` is where it happened. */
export function source(text: string): object {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.startsWith('>'))
  const plain = lines.map((line) => line.slice(1))
  return { pre_context: plain.slice(0, at), context_line: plain[at], post_context: plain.slice(at + 1) }
}

/** A breadcrumb some seconds before. */
export function crumb(atMs: number, secondsBefore: number, crumbOf: object): object {
  return { timestamp: atMs / 1000 - secondsBefore, level: 'info', ...crumbOf }
}
