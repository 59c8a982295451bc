import type { Random } from '../bench/random.ts'
import type { Rhythm } from './rhythm.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** When the events of an issue happen. Times are ms after the start. */
export interface Life {
  /** The time of another event. */
  next(random: Random): number
  /** When somebody thought that it was mended, for an issue that came back. */
  readonly resolvedMs?: number
}

interface Period {
  readonly fromMs: number
  readonly toMs: number
}

/** Invents the life of an issue of so many events within the span: steady, recent, silent, in bursts, or back again. */
export function createLife(random: Random, rhythm: Rhythm, spanMs: number, size: number): Life {
  const dice = random.next()
  // what has many events has them all the time
  if (size > 5000 || dice < 0.35)
    return during(rhythm, { fromMs: spanMs * 0.8 * random.next() ** 2, toMs: spanMs })
  if (dice < 0.5) return during(rhythm, { fromMs: spanMs - recentMs(random, spanMs), toMs: spanMs })
  if (dice < 0.7) {
    const toMs = spanMs * (0.1 + 0.7 * random.next())
    return during(rhythm, { fromMs: toMs * random.next(), toMs })
  }
  if (dice < 0.85) return inBursts(random, spanMs)
  if (dice < 0.92) return growing(rhythm, { fromMs: spanMs * 0.7 * random.next(), toMs: spanMs })
  return cameBack(random, rhythm, spanMs)
}

function recentMs(random: Random, spanMs: number): number {
  return Math.min(spanMs, DAY_MS * (0.05 + 7 * random.next() ** 2))
}

function during(rhythm: Rhythm, { fromMs, toMs }: Period): Life {
  return { next: (random) => rhythm.timeBetween(fromMs, toMs, random.next()) }
}

/** More and more of it. */
function growing(rhythm: Rhythm, { fromMs, toMs }: Period): Life {
  return { next: (random) => rhythm.timeBetween(fromMs, toMs, random.next() ** 0.4) }
}

/** Each begins all at once and fades within minutes or hours. */
function inBursts(random: Random, spanMs: number): Life {
  const bursts = Array.from({ length: 1 + random.below(4) }, () => ({
    atMs: spanMs * random.next(),
    fadesMs: MINUTE_MS * (5 + 120 * random.next() ** 2)
  }))
  return {
    next(among) {
      const { atMs, fadesMs } = among.pick(bursts)
      return Math.min(spanMs - 1, atMs - Math.log(1 - among.next()) * fadesMs)
    }
  }
}

function cameBack(random: Random, rhythm: Rhythm, spanMs: number): Life {
  const first = { fromMs: spanMs * 0.3 * random.next(), toMs: spanMs * (0.35 + 0.2 * random.next()) }
  const second = { fromMs: spanMs * (0.65 + 0.3 * random.next()), toMs: spanMs }
  return {
    resolvedMs: (first.toMs + second.fromMs) / 2,
    next(among) {
      const { fromMs, toMs } = among.next() < 0.5 ? first : second
      return rhythm.timeBetween(fromMs, toMs, among.next())
    }
  }
}
