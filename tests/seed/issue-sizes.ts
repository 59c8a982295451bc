import type { Random } from '../bench/random.ts'

/** What part of all events the largest issue has. */
const LARGEST = 0.08
/** Of Zipf's law: how fast the issues become smaller. */
const EXPONENT = 1.05

/**
 * How many events each issue has, roughly the largest first: a few have most of them, and half of the issues hardly
 * any. They add up to `events`; each has one at least.
 */
export function issueSizes(random: Random, events: number, issues: number): number[] {
  // those of the tail are not as regular as their order
  const luck = Array.from({ length: issues }, (_, index) =>
    index < issues / 20 ? 1 : Math.exp(2.5 * (random.next() + random.next() - 1) - 0.5)
  )
  const weights = weightsOf(luck, findFlatness(luck))
  const total = sum(weights)
  let reached = 0
  let given = 0
  return weights.map((weight) => {
    reached += (weight / total) * (events - issues)
    const size = Math.round(reached) - given
    given += size
    return 1 + size
  })
}

function weightsOf(luck: readonly number[], flatness: number): number[] {
  const largest = (1 + flatness) ** -EXPONENT
  return luck.map((factor, index) => Math.min(largest, factor * (index + 1 + flatness) ** -EXPONENT))
}

/** How much flatter than a pure Zipf law the beginning has to be for the largest issue to have its part. */
function findFlatness(luck: readonly number[]): number {
  let [low, high] = [0, 10 * luck.length]
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    const weights = weightsOf(luck, middle)
    if ((weights[0] ?? 0) / sum(weights) > LARGEST) low = middle
    else high = middle
  }
  return high
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
