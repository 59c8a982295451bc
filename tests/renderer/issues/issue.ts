import type { Issue } from '../../../shared/model/issue.ts'

/** An issue for tests, with what they care about. */
export function issueWith(change: Partial<Issue>): Issue {
  return {
    id: '1',
    shortId: 'WEB-1',
    projectId: '1',
    title: 'TypeError: x is undefined',
    value: 'x is undefined',
    culprit: 'pay(shop.js)',
    type: 'error',
    level: 'error',
    platform: 'javascript',
    metadata: { type: 'TypeError', value: 'x is undefined' },
    status: 'unresolved',
    substatus: 'new',
    archive: null,
    resolution: null,
    bookmarked: false,
    seen: null,
    unhandled: false,
    firstSeen: 0,
    lastSeen: 0,
    events: 1,
    users: 0,
    trend: [],
    ...change
  }
}
