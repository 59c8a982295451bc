/** A generator of numbers that gives the same ones for the same seed. (mulberry32) */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  below(below: number): number
  /** One of them, all equally often. */
  pick<Value>(values: readonly Value[]): Value
  /** An index below `count`; low ones much more often, as failures are spread in life. */
  skewed(count: number): number
  hex(digits: number): string
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (values) => values[below(values.length)] as (typeof values)[number],
    skewed: (count) => Math.floor(count * next() ** 3),
    hex(digits) {
      let text = ''
      while (text.length < digits)
        text += below(2 ** 32)
          .toString(16)
          .padStart(8, '0')
      return text.slice(0, digits)
    }
  }
}
