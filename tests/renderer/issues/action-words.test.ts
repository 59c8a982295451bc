import { describe, expect, it } from 'vitest'
import { doneWords, untilWords } from '../../../renderer/features/issues/actions/action-words.ts'

const now = Date.UTC(2026, 2, 5, 14, 0)
const hour = 3_600_000

describe('what was done, in words', () => {
  it.each([
    [{ status: 'resolved' }, 'Resolved WEB-1.'],
    [{ status: 'resolved', resolution: { in: 'next' } }, 'Resolved WEB-1 in the next release.'],
    [{ status: 'resolved', resolution: { in: 'release', release: 'web@2' } }, 'Resolved WEB-1 in web@2.'],
    [{ status: 'ignored' }, 'Archived WEB-1.'],
    [{ status: 'ignored', archive: { escalating: true } }, 'Archived WEB-1 until it escalates.'],
    [{ status: 'unresolved' }, 'Reopened WEB-1.'],
    [{ bookmarked: true }, 'Bookmarked WEB-1.'],
    [{ seen: false }, 'Marked WEB-1 as not seen.']
  ] as const)('%j', (change, words) => {
    expect(doneWords(change, 'WEB-1', now)).toBe(words)
  })
})

describe('what ends an archive', () => {
  it.each([
    [null, ''],
    [{ events: 1 }, ' until 1 more event'],
    [{ events: 1000, windowMinutes: 60 }, ' until 1\u202f000 more events in an hour'],
    [{ users: 10, windowMinutes: 10_080 }, ' until 10 more users in a week'],
    [{ events: 5, windowMinutes: 30 }, ' until 5 more events in 30m'],
    [{ until: now + 2 * hour }, ' until 16:00'],
    [{ until: now + 48 * hour }, ' until Sat 7 Mar']
  ])('%j', (archive, words) => {
    expect(untilWords(archive, now)).toBe(words)
  })
})
