import { expect, test } from 'vitest'
import { activityWords } from '../../../renderer/features/activity/activity-words.ts'
import type { Activity } from '../../../shared/contract/issues.ts'

function say(kind: Activity['kind'], data: Activity['data'] = {}): string {
  const { parts, reason } = activityWords({ kind, data })
  const words = parts.map((part) =>
    typeof part === 'string' ? part : part.type === 'release' ? part.release : `[${part.words}]`
  )
  return words.join('') + (reason === undefined ? '' : ` | ${reason}`)
}

test.each<[Activity['kind'], Activity['data'], string]>([
  ['first_seen', { event: 'e', release: 'web@1' }, 'First seen in web@1, [its first event]'],
  ['first_seen', {}, 'First seen'],
  ['resolved', {}, 'Resolved'],
  ['resolved', { in: 'release', release: 'web@1' }, 'Resolved in web@1'],
  ['resolved', { in: 'next', release: 'web@1' }, 'Resolved in the release after web@1'],
  ['resolved', { in: 'next' }, 'Resolved in the next release'],
  ['unresolved', { substatus: 'ongoing' }, 'Reopened'],
  ['archived', { substatus: 'forever' }, 'Archived forever'],
  ['archived', { substatus: 'until_escalating' }, 'Archived until it escalates'],
  ['archived', { events: 10 }, 'Archived until 10 more events'],
  ['archived', { users: 1, windowMinutes: 60 }, 'Archived until 1 more user within 1h'],
  ['regressed', { event: 'e' }, 'Came back, [this event] | It was resolved'],
  [
    'regressed',
    { event: 'e', release: 'web@2', resolvedIn: 'web@1', comparedBy: 'version' },
    'Came back in web@2, [this event] | It was resolved in web@1; web@2 is newer by its version'
  ],
  [
    'regressed',
    { event: 'e', release: 'b', resolvedIn: 'a', comparedBy: 'time' },
    'Came back in b, [this event] | It was resolved in a; b is newer by when it was first seen'
  ],
  ['regressed', { release: 'a', resolvedIn: 'a' }, 'Came back in a | It was resolved in a'],
  [
    'escalated',
    { event: 'e' },
    'Escalated, [this event] | More events in an hour than its last week let expect'
  ],
  ['ongoing', { was: 'new' }, 'Ongoing | It has been new for 7 days'],
  ['unarchived', { events: 3, event: 'e' }, 'The archive ended, [this event] | There were 3 more events'],
  ['merged', { title: 'Boom', events: 3 }, 'Merged “Boom” into it (3 events)'],
  ['unmerged', { from: '4', title: 'Boom', events: 1 }, 'Taken out of [“Boom”], with 1 event'],
  ['unmerged', { issue: '5', title: 'Boom', events: 2 }, '2 events became [“Boom”]'],
  ['regrouped', { gained: 2, lost: 1 }, 'Regrouped by other rules | 2 events came, 1 event left'],
  ['regrouped', { undone: 1 }, 'Other rules were undone']
])('%s with %j says %j', (kind, data, words) => {
  expect(say(kind, data)).toBe(words)
})

test('a time is told in full', () => {
  const until = Date.UTC(2026, 4, 1, 12)
  expect(say('archived', { until })).toMatch(/^Archived until 1 May 2026/)
  expect(say('unarchived', { until })).toMatch(/It was archived until 1 May 2026/)
})
