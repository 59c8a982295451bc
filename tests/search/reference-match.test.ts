import { describe, expect, test } from 'vitest'
import { parseSearch } from '../../shared/search/parse.ts'
import {
  matchingEvents,
  matchingIssues,
  type ReferenceEvent,
  type ReferenceIssue,
  type ReferenceScope
} from './reference-match.ts'

const NOW = Date.parse('2026-01-15T12:00:00Z')
const H = 3_600_000

function event(id: string, hoursAgo: number, more: Partial<ReferenceEvent> = {}): ReferenceEvent {
  return {
    id,
    timestamp: NOW - hoursAgo * H,
    type: 'error',
    level: 'error',
    platform: 'javascript',
    title: 'TypeError: x',
    message: '',
    errors: [],
    frames: [],
    tags: [],
    ...more
  }
}

function issue(shortId: string, more: Partial<ReferenceIssue>): ReferenceIssue {
  return {
    id: shortId.slice(4),
    shortId,
    projectId: '7',
    project: 'web',
    title: 'TypeError: x',
    value: 'x',
    culprit: 'main',
    status: 'unresolved',
    substatus: 'ongoing',
    level: 'error',
    type: 'error',
    firstSeen: NOW - 100 * H,
    lastSeen: NOW - H,
    events: 2,
    users: 1,
    firstRelease: null,
    bookmarked: false,
    members: [],
    ...more
  }
}

const CHROME_ON_LINUX = event('a1', 2, {
  release: 'web@1.2.0+7',
  environment: 'production',
  tags: [
    ['browser', 'Chrome 120'],
    ['os', 'Linux'],
    ['size', '10']
  ],
  user: { id: '5', email: 'Ada@example.com' },
  message: 'Cannot read 50% of *x*',
  errors: [
    { type: 'TypeError', value: 'x is undefined', mechanism: 'onerror', handled: false },
    { type: 'Error', handled: true }
  ],
  frames: [
    { function: 'main', filename: 'src/main.js', abs_path: 'C:\\app\\main.js' },
    { function: 'Render', filename: 'node_modules/react.js' }
  ],
  flags: [['new cart', 'true']],
  fields: [['http.method', 'GET']]
})
const FIREFOX_ON_WINDOWS = event('a2', 50, {
  release: 'web@1.10.0-rc.1',
  level: 'warning',
  tags: [
    ['browser', 'Firefox 121'],
    ['os', 'Windows'],
    ['age', '7'],
    ['size', 'big']
  ]
})
const BARE = event('b1', 30, { level: 'fatal', title: 'Out of memory', type: 'default', platform: 'native' })

const ISSUES = [
  issue('WEB-1', {
    members: [CHROME_ON_LINUX, FIREFOX_ON_WINDOWS],
    firstRelease: 'web@1.2.0+7',
    bookmarked: true
  }),
  issue('WEB-2', {
    members: [BARE],
    title: 'Out of memory',
    value: 'ÄPFEL',
    culprit: '',
    level: 'fatal',
    type: 'default',
    status: 'ignored',
    substatus: 'forever',
    events: 12,
    firstSeen: NOW - 30 * H
  }),
  issue('WEB-3', { substatus: 'new', type: 'feedback', level: 'info', users: 40, title: 'No events left' })
]

const ALL = ['WEB-1', 'WEB-2', 'WEB-3']
const SCOPE: ReferenceScope = { now: NOW, latestReleases: { 7: 'web@1.10.0-rc.1' } }

function found(query: string, scope: Partial<ReferenceScope> = {}): string[] {
  const { tree, problems } = parseSearch(query)
  expect(problems, query).toEqual([])
  return matchingIssues(ISSUES, tree, { ...SCOPE, ...scope }).map(({ shortId }) => shortId)
}

describe('keys of the issue', () => {
  test.each([
    ['', ALL],
    ['is:unresolved', ['WEB-1', 'WEB-3']],
    ['!is:unresolved', ['WEB-2']],
    ['is:archived is:forever', ['WEB-2']],
    ['is:unresolved is:archived', []],
    ['is:[new, forever]', ['WEB-2', 'WEB-3']],
    ['is:for_review', ['WEB-3']],
    ['is:unassigned !is:linked', ALL],
    ['is:assigned', []],
    ['is:unresolved issue.priority:[high, medium]', ['WEB-1']],
    ['is:unresolved is:for_review assigned_or_suggested:[me, my_teams, none]', ['WEB-3']],
    ['issue:web-2', ['WEB-2']],
    ['issue.id:[1, 3]', ['WEB-1', 'WEB-3']],
    ['issue.category:feedback', ['WEB-3']],
    ['issue.type:default', ['WEB-2']],
    ['project:web project.id:7', ALL],
    ['timesSeen:>=12', ['WEB-2']],
    ['!timesSeen:2', ['WEB-2']],
    ['usersSeen:>1', ['WEB-3']],
    ['age:-48h', ['WEB-2']],
    ['age:+48h', ['WEB-1', 'WEB-3']],
    ['age:-100h', ALL],
    ['lastSeen:+1h', ALL],
    ['lastSeen:2026-01-15T11:04:59', ALL],
    ['lastSeen:2026-01-15T11:05:01', []],
    ['lastSeen:2026-01-15T10:54:00', []],
    ['lastSeen:2026-01-15T10:54:01', ALL],
    ['firstSeen:2026-01-14', ['WEB-2']],
    ['firstSeen:>2026-01-14', ['WEB-2']],
    ['firstRelease:latest', []],
    ['firstRelease:web@1.2.0*', ['WEB-1']],
    ['!has:firstRelease', ['WEB-2', 'WEB-3']],
    ['firstRelease:""', ['WEB-2', 'WEB-3']],
    ['bookmarks:me', ['WEB-1']],
    ['culprit:*', ['WEB-1', 'WEB-3']],
    ['regressed_in_release:x', []]
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected)
  })
})

describe('keys of the event', () => {
  test.each([
    ['browser:"Chrome 120"', ['WEB-1']],
    ['browser:"chrome 120"', []],
    ['browser:chrome*', ['WEB-1']],
    ['browser:contains:ROME', ['WEB-1']],
    ['browser:startswith:rome', []],
    ['browser:endswith:120', ['WEB-1']],
    ['browser:[x, fire*]', ['WEB-1']],
    // One and the same event.
    ['browser:chrome* os:Linux', ['WEB-1']],
    ['browser:chrome* os:Windows', []],
    ['browser:chrome* !os:Windows', ['WEB-1']],
    ['browser:chrome* OR os:Mac', ['WEB-1']],
    ['!(browser:chrome* OR os:Windows)', ['WEB-2']],
    // Negated, an event without the tag counts, and any other event of the issue does.
    ['!browser:"Chrome 120"', ['WEB-1', 'WEB-2']],
    ['!has:browser', ['WEB-2']],
    ['browser:""', ['WEB-2']],
    ['has:browser', ['WEB-1']],
    ['browser:*', ['WEB-1']],
    ['tags[age]:7', ['WEB-1']],
    ['has:tags[age]', ['WEB-1']],
    ['flags["new cart"]:true', ['WEB-1']],
    ['level:[fatal, warning]', ['WEB-1', 'WEB-2']],
    ['level:Fatal', []],
    ['environment:production', ['WEB-1']],
    ['http.method:GET', ['WEB-1']],
    ['user.email:ada@example.com', []],
    ['user.email:ada@*', ['WEB-1']],
    ['platform.name:native', ['WEB-2']],
    ['event.type:default id:b1', ['WEB-2']],
    ['timestamp:-24h', ['WEB-1']],
    ['timestamp:<=2026-01-13T10:00:00', ['WEB-1']],
    ['timestamp:2026-01-14', ['WEB-2']],
    ['message:"CANNOT READ 50%"', ['WEB-1']],
    ['message:"r* of \\*X\\*"', ['WEB-1']],
    ['message:""', ['WEB-1', 'WEB-2']],
    ['transaction:*', []],
    ['stack.in_app:true', []],
    ['!stack.in_app:true', ['WEB-1', 'WEB-2']]
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected)
  })
})

describe('several values', () => {
  test.each([
    ['stack.function:main', ['a1']],
    ['!stack.function:main', ['a2', 'b1']],
    ['!stack.function:ma*', ['a2', 'b1']],
    ['stack.function:main stack.function:Render', ['a1']],
    ['stack.abs_path:C:\\app\\\\*', ['a1']],
    ['error.type:Error error.type:TypeError', ['a1']],
    ['error.handled:true error.handled:false', ['a1']],
    ['!error.unhandled:true', ['a2', 'b1']],
    ['error.value:*UNDEFINED', ['a1']],
    ['has:error.value', ['a1']]
  ])('%s', (query, expected) => {
    const { tree } = parseSearch(query)
    expect(matchingEvents(ISSUES, tree, SCOPE).map(({ id }) => id)).toEqual(expected)
  })
})

describe('releases', () => {
  test.each([
    ['release:web@1.2.0+7', ['a1']],
    ['release:web@*', ['a1', 'a2']],
    ['release:latest', ['a2']],
    ['!release:latest', ['a1', 'b1']],
    ['release.version:1.2', ['a1']],
    ['release.version:>1.2', ['a2']],
    ['release.version:<1.10', ['a1', 'a2']],
    ['release.version:1.2.*', ['a1']],
    ['release.version:endswith:rc.1', ['a2']],
    ['release.build:>=7', ['a1']],
    ['release.package:web', ['a1', 'a2']]
  ])('%s', (query, expected) => {
    const { tree } = parseSearch(query)
    expect(matchingEvents(ISSUES, tree, SCOPE).map(({ id }) => id)).toEqual(expected)
  })
})

describe('free text', () => {
  test.each([
    ['typeerror', ['WEB-1']],
    ['out of MEMORY', ['WEB-2']],
    ['out memory', []],
    ['"out" "memory"', ['WEB-2']],
    ['out*memory', ['WEB-2']],
    ['node_modules', ['WEB-1']],
    ['render', ['WEB-1']],
    ['ada@', ['WEB-1']],
    ['firefox', ['WEB-1']],
    // An issue is searched for what any of its events says.
    ['firefox level:error', ['WEB-1']],
    ['firefox level:fatal', []],
    ['main level:warning', ['WEB-1']],
    ['\\*x\\*', ['WEB-1']],
    ['ÄPFEL', ['WEB-2']],
    ['äpfel', []],
    ['!(memory)', ['WEB-1', 'WEB-3']],
    ['"No events left"', ['WEB-3']],
    ['"No events left" has:level', []]
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected)
  })
})

describe('free text in a search for events', () => {
  test.each([
    ['typeerror', ['a1', 'a2']],
    ['firefox', ['a2']],
    ['firefox level:error', []],
    ['main level:warning', ['a2']],
    ['render', ['a1']],
    ['!(firefox)', ['a1', 'b1']]
  ])('%s', (query, expected) => {
    const { tree } = parseSearch(query)
    expect(matchingEvents(ISSUES, tree, SCOPE).map(({ id }) => id)).toEqual(expected)
  })
})

describe('environments', () => {
  test.each([
    ['', ['production'], ['WEB-1']],
    ['', [''], ['WEB-1', 'WEB-2']],
    ['browser:fire*', ['production'], []],
    ['firefox', ['production'], ['WEB-1']],
    ['', ['production', ''], ['WEB-1', 'WEB-2']]
  ])('%j in %j', (query, environments, expected) => {
    expect(found(query, { environments })).toEqual(expected)
  })
})

describe('time range', () => {
  const lastDay = { from: NOW - 24 * H, to: NOW }
  test.each([
    ['', ['WEB-1']],
    ['is:unresolved', ['WEB-1']],
    ['browser:chrome*', ['WEB-1']],
    ['browser:fire*', []],
    ['typeerror', ['WEB-1']],
    ['timesSeen:2', ['WEB-1']]
  ])('%s in the last day', (query, expected) => {
    expect(found(query, lastDay)).toEqual(expected)
  })

  test('begins with `from` and ends before `to`', () => {
    expect(found('', { from: NOW - 30 * H, to: NOW - 29 * H })).toEqual(['WEB-2'])
    expect(found('', { from: NOW - 31 * H, to: NOW - 30 * H })).toEqual([])
  })
})
