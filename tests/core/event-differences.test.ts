import { expect, test } from 'vitest'
import { tagDifferences, traceDifferences } from '../../main/core/event-differences.ts'
import { normalize } from '../../main/normalize/normalize.ts'
import type { Event, Frame } from '../../shared/model/event.ts'

function eventOf(payload: object): Event {
  const received = { receivedMs: 1_700_000_000_000, eventId: 'f'.repeat(32), itemType: 'event' as const }
  return normalize(payload, received).event
}

const withFrames = (value: string, ...frames: Partial<Frame>[]) =>
  eventOf({ exception: { values: [{ type: 'Error', value, stacktrace: { frames } }] } })

const lines = (a: Event, b: Event) =>
  traceDifferences(a, b).map(({ path, kind, a, b }) => `${path} ${kind} ${a ?? '-'} | ${b ?? '-'}`)

test('all errors and frames stand side by side, hashed or not, and gaps where one has none', () => {
  const main = { function: 'main', filename: 'main.js', lineno: 1, in_app: false }
  const a = withFrames('boom', main, { function: 'pay', filename: 'pay.js', lineno: 3 })
  const b = withFrames(
    'boom',
    main,
    { function: 'cart', filename: 'cart.js' },
    { function: 'pay', filename: 'pay.js', lineno: 3 }
  )
  expect(lines(a, b)).toEqual([
    'error same Error: boom | Error: boom',
    'frame same main in main.js:1 | main in main.js:1',
    'frame only_b - | cart in cart.js',
    'frame same pay in pay.js:3 | pay in pay.js:3'
  ])
  expect(lines(a, withFrames('other', main))).toEqual([
    'error different Error: boom | Error: other',
    'frame same main in main.js:1 | main in main.js:1',
    'frame only_a pay in pay.js:3 | -'
  ])
})

test('an event without errors has the trace of itself, or of the thread that crashed', () => {
  const loose = eventOf({ message: 'x', stacktrace: { frames: [{ function: 'main' }] } })
  const threads = eventOf({
    threads: {
      values: [
        { id: 1, current: true, stacktrace: { frames: [{ function: 'idle' }] } },
        { id: 2, crashed: true, stacktrace: { frames: [{ instruction_addr: '0x10', package: '/lib/a.so' }] } }
      ]
    }
  })
  expect(lines(loose, threads)).toEqual(['frame different main | 0x10 in /lib/a.so'])
  expect(lines(eventOf({ message: 'x' }), eventOf({ message: 'y' }))).toEqual([])
})

test('tags that differ come first, by key', () => {
  const a = [
    ['os', 'Linux'],
    ['level', 'error'],
    ['url', '/a']
  ] as const
  const b = [
    ['level', 'error'],
    ['os', 'macOS'],
    ['browser', 'Firefox']
  ] as const
  expect(tagDifferences(a, b)).toEqual([
    { path: 'browser', kind: 'only_b', a: null, b: 'Firefox' },
    { path: 'os', kind: 'different', a: 'Linux', b: 'macOS' },
    { path: 'url', kind: 'only_a', a: '/a', b: null },
    { path: 'level', kind: 'same', a: 'error', b: 'error' }
  ])
})
