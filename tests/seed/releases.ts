import type { Random } from '../bench/random.ts'
import type { Platform } from './platforms/platform.ts'

const DAY_MS = 86_400_000

/** What was in use when. */
export interface Releases {
  /** The release of an event at a time (ms after the start): mostly the newest, sometimes one of those before. */
  at(ms: number, random: Random): string
}

/** Invents the releases of a program: some that are older than the span, then one every few days. */
export function createReleases(platform: Platform, random: Random, spanMs: number): Releases {
  const releases: { fromMs: number; name: string }[] = []
  let [major, minor, patch] = [1 + random.below(4), random.below(9), 0]
  for (let fromMs = -30 * DAY_MS; fromMs < spanMs; fromMs += DAY_MS * (2 + 9 * random.next())) {
    releases.push({ fromMs, name: platform.release(`${major}.${minor}.${patch}`, releases.length) })
    const dice = random.next()
    if (dice < 0.6) patch += 1
    else if (dice < 0.95) [minor, patch] = [minor + 1, 0]
    else [major, minor, patch] = [major + 1, 0, 0]
  }
  // what people have to install themselves stays in use for long
  const stays = platform.runsOn === 'device' ? 0.45 : platform.runsOn === 'browser' ? 0.15 : 0.04
  return {
    at(ms, random) {
      let index = releases.findLastIndex(({ fromMs }) => fromMs <= ms)
      while (index > 0 && random.next() < stays) index -= 1
      return releases[Math.max(index, 0)]?.name ?? ''
    }
  }
}
