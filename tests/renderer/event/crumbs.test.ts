import { describe, expect, it } from 'vitest'
import {
  type CrumbFilter,
  countBy,
  crumbsOf,
  kindOf,
  matchesCrumb,
  matchesFilter
} from '../../../renderer/features/event/breadcrumbs/crumbs.ts'
import { formatSql, isSql } from '../../../renderer/features/event/breadcrumbs/sql.ts'
import type { Breadcrumb, Event } from '../../../shared/model/event.ts'

function trailOf(...values: Breadcrumb[]) {
  const event: Event = {
    event_id: 'a'.repeat(32),
    type: 'error',
    level: 'error',
    timestamp: 5000,
    received: 5000,
    platform: 'javascript',
    tags: [],
    contexts: {},
    extra: {},
    exception: { values: [{ type: 'Cause' }, { type: 'Oops', value: 'no' }] },
    breadcrumbs: { values }
  }
  return crumbsOf(event)
}

describe('kindOf', () => {
  it.each([
    ['default', 'ui.click', 'user'],
    ['default', 'console', 'debug'],
    ['default', 'navigation.push', 'navigation'],
    ['default', 'sentry.event', 'transaction'],
    ['default', 'fetch', 'http'],
    ['default', 'other', 'default'],
    ['exception', undefined, 'error'],
    ['http', 'anything', 'http'],
    ['unheard-of', 'ui.click', 'default'],
    ['constructor', undefined, 'default']
  ] as const)('%s with category %s is %s', (type, category, kind) => {
    expect(kindOf(type, category)).toBe(kind)
  })
})

describe('crumbsOf', () => {
  it('ends the trail with the event itself', () => {
    expect(trailOf().at(-1)).toMatchObject({
      isEvent: true,
      kind: 'error',
      lead: 'Oops:',
      text: 'no',
      at: 5000
    })
  })

  it('tells a request by method, address and status, and keeps the rest', () => {
    const [crumb] = trailOf({
      type: 'http',
      level: 'info',
      data: { method: 'get', url: '/cart', status_code: 500, reason: 'boom' }
    })
    expect(crumb).toMatchObject({ lead: 'GET', text: '/cart', tail: '500', data: [['reason', 'boom']] })
  })

  it('tells a navigation by where from and where to', () => {
    const [crumb] = trailOf({ type: 'navigation', level: 'info', data: { from: '/a', to: '/b' } })
    expect(crumb).toMatchObject({ text: '/a → /b', data: [] })
  })

  it('tells an error by its type and value', () => {
    const [crumb] = trailOf({ type: 'error', level: 'error', data: { type: 'Oops', value: 'no' } })
    expect(crumb).toMatchObject({ lead: 'Oops:', text: 'no', data: [] })
  })
})

describe('matchesCrumb', () => {
  const [crumb] = trailOf({
    type: 'default',
    category: 'cart',
    level: 'warning',
    message: 'Added',
    data: { sku: 'X9' }
  })

  it.each(['', 'CART', 'added', 'warning', 'x9', 'default'])('finds %j', (text) => {
    expect(crumb !== undefined && matchesCrumb(crumb, text)).toBe(true)
  })

  it('finds nothing that is not there', () => {
    expect(crumb !== undefined && matchesCrumb(crumb, 'removed')).toBe(false)
  })
})

describe('matchesFilter', () => {
  const crumbs = trailOf(
    { type: 'http', level: 'error', message: 'a' },
    { type: 'query', level: 'error', message: 'b' },
    { type: 'query', level: 'info', message: 'c' }
  )
  const shown = (filter: Partial<CrumbFilter>) =>
    crumbs
      .filter((crumb) => matchesFilter(crumb, { search: '', kinds: new Set(), levels: new Set(), ...filter }))
      .map(({ text }) => text)

  it('is any of the types, and any of the levels', () => {
    expect(shown({})).toEqual(['a', 'b', 'c', 'no'])
    expect(shown({ kinds: new Set(['http', 'query']) })).toEqual(['a', 'b', 'c'])
    expect(shown({ kinds: new Set(['query']), levels: new Set(['error', 'fatal']) })).toEqual(['b'])
    expect(shown({ levels: new Set(['error']), search: 'a' })).toEqual(['a'])
  })

  it('offers what there is, with how often', () => {
    expect(countBy(crumbs, ({ kind }) => kind)).toEqual([
      ['http', 1],
      ['query', 2],
      ['error', 1]
    ])
  })
})

describe('matchesCrumb by time', () => {
  it('finds the time as it is shown and as logs write it', () => {
    const [crumb] = trailOf({ type: 'default', level: 'info', message: '', timestamp: 1_700_000_000_123 })
    expect(crumb !== undefined && matchesCrumb(crumb, '2023-11-14T22:13')).toBe(true)
    expect(crumb !== undefined && matchesCrumb(crumb, ':20.123')).toBe(true)
  })
})

describe('formatSql', () => {
  it('gives each part of a long statement a line, and leaves texts alone', () => {
    const query = `SELECT "a"."id", 'from here' FROM "a" LEFT JOIN "b" ON "b"."a" = "a"."id" WHERE "a"."n" > 3 ORDER BY "a"."id" LIMIT 5`
    expect(formatSql(query).split('\n')).toEqual([
      `SELECT "a"."id", 'from here'`,
      'FROM "a"',
      'LEFT JOIN "b" ON "b"."a" = "a"."id"',
      'WHERE "a"."n" > 3',
      'ORDER BY "a"."id"',
      'LIMIT 5'
    ])
    expect(formatSql('SELECT 1 FROM t')).toBe('SELECT 1 FROM t')
  })

  it.each([
    ['select id from t', true],
    ['UPDATE t\nSET a = 1', true],
    ['DELETE FROM t', true],
    ['Update available', false],
    ['with friends', false],
    ['Create an account', false],
    ['dropped 3 frames', false]
  ])('%j is a statement: %s', (text, is) => {
    expect(isSql(text)).toBe(is)
  })
})
