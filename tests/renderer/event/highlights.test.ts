import { describe, expect, it } from 'vitest'
import {
  highlightChoices,
  highlightLabel,
  highlightValue,
  presetHighlights,
  shownHighlights
} from '../../../renderer/features/event/highlights/highlights.ts'
import type { Event } from '../../../shared/model/event.ts'

const event: Event = {
  event_id: 'a'.repeat(32),
  type: 'error',
  level: 'error',
  timestamp: 0,
  received: 0,
  platform: 'python',
  tags: [],
  contexts: { trace: { type: 'trace', trace_id: 't1', data: {} }, 'redux.state': { 'cart.size': 3 } },
  extra: {},
  user: { email: 'ada@example.com', data: { plan: 'pro' } }
}
const tags: [string, string][] = [['release', 'shop@1']]

describe('presetHighlights', () => {
  it.each([
    ['python', 'context:runtime.name'],
    ['javascript', 'tag:browser'],
    ['cocoa', 'context:device.family'],
    ['other', 'user:email']
  ])('of %s hold %s', (platform, key) => {
    const keys = presetHighlights({ ...event, platform })
    expect(keys).toContain(key)
    expect(keys.slice(0, 4)).toEqual(['tag:handled', 'tag:level', 'tag:release', 'tag:environment'])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('go by the SDK where a platform has several', () => {
    const android = { ...event, platform: 'java', sdk: { name: 'sentry.java.android' } }
    expect(presetHighlights(android)).toContain('context:app.name')
  })
})

describe('highlightValue', () => {
  it.each([
    ['tag:release', 'shop@1'],
    ['context:trace.trace_id', 't1'],
    ['context:redux.state.cart.size', '3'],
    ['user:email', 'ada@example.com'],
    ['user:plan', 'pro'],
    ['tag:dist', undefined],
    ['context:os.name', undefined],
    ['user:constructor', undefined]
  ])('%s is %s', (key, value) => {
    expect(highlightValue(key, { event, tags })).toBe(value)
  })
})

describe('shownHighlights', () => {
  it('are those of the platform of which the event says something', () => {
    expect(shownHighlights(undefined, { event, tags })).toEqual(['tag:release', 'context:trace.trace_id'])
  })

  it('are all that were chosen', () => {
    expect(shownHighlights(['tag:dist', 'tag:release'], { event, tags })).toEqual(['tag:dist', 'tag:release'])
    expect(shownHighlights([], { event, tags })).toEqual([])
  })
})

it('all that can be chosen has a value', () => {
  const choices = highlightChoices({ event, tags })
  expect(choices.map(({ key }) => key)).toEqual([
    'tag:release',
    'user:plan',
    'user:email',
    'context:trace.trace_id',
    'context:redux.state.cart.size'
  ])
  for (const { key, value } of choices) expect(highlightValue(key, { event, tags })).toBe(value)
})

it('a highlight is called by its name', () => {
  expect(highlightLabel('tag:release')).toBe('release')
  expect(highlightLabel('context:trace.trace_id')).toBe('trace.trace_id')
  expect(highlightLabel('user:email')).toBe('user.email')
})
