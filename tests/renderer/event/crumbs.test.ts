import { describe, expect, it } from 'vitest'
import { crumbsOf, kindOf, matchesCrumb } from '../../../renderer/features/event/breadcrumbs/crumbs.ts'
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
