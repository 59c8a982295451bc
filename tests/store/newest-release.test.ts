import { describe, expect, test } from 'vitest'
import { newestRelease } from '../../main/store/release-order.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'

const DAY_MS = 24 * 3_600_000
const T = 1_700_000_000_000

function newestOf(...seen: (readonly [release: string, daysAgo: number])[]): string | undefined {
  const db = memoryStore()
  for (const [release, daysAgo] of seen) {
    const event = newEvent({ release, tags: [['release', release]], at: T - daysAgo * DAY_MS })
    store(db, [arrivalOf([event])])
  }
  return newestRelease(db, 1)
}

describe('the newest release of a project', () => {
  test('is that of the highest version, whatever was seen last', () => {
    expect(newestOf(['app@1.9.0', 2], ['app@1.10.0', 1], ['app@1.2.0', 0])).toBe('app@1.10.0')
  })

  test('was seen in the last week of its events', () => {
    expect(newestOf(['app@9.0.0', 40], ['app@1.2.0', 30], ['app@1.1.0', 28])).toBe('app@1.2.0')
  })

  test('was first seen last where releases have no version', () => {
    expect(newestOf(['c0ffee', 1], ['decade', 2], ['c0ffee', 0])).toBe('decade')
  })

  test('is none where no event names one', () => {
    expect(newestOf()).toBeUndefined()
  })
})
