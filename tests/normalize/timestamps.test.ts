import { describe, expect, test } from 'vitest'
import { normalize } from '../../main/normalize/normalize.ts'
import { parseTimestamp } from '../../main/normalize/timestamps.ts'
import { RECEIVED } from './conformance.ts'

describe('forms of a timestamp', () => {
  test.each<[unknown, number]>([
    [1597976393, 1597976393000],
    [1597976393.462, 1597976393462],
    [0, 0],
    ['2020-08-21T02:19:53Z', 1597976393000],
    ['2020-08-21T02:19:53', 1597976393000],
    ['2020-08-21 02:19:53', 1597976393000],
    ['2020-08-21T02:19:53.462+00:00', 1597976393462],
    ['2020-08-21T04:49:53.462123+02:30', 1597976393462.123],
    ['2020-08-20T18:19:53-0800', 1597976393000],
    ['2020-08-21T02:19:53 UTC', 1597976393000],
    ['2020-08-21', 1597968000000],
    ['2020-02-29T00:00:00Z', 1582934400000]
  ])('%j', (sent, ms) => {
    expect(parseTimestamp(sent)).toBe(ms)
  })

  test.each([
    'yesterday',
    '',
    '1597976393',
    '2020-13-01T00:00:00Z',
    '2021-02-29T00:00:00Z',
    '2020-08-21T25:00:00Z',
    '10000-01-01T00:00:00Z',
    253402300800,
    1597976393462000,
    Number.NaN,
    true,
    {},
    []
  ])('%j is none', (sent) => {
    expect(parseTimestamp(sent)).toBeUndefined()
  })
})

describe('corrections of the clock', () => {
  const seconds = RECEIVED.receivedMs / 1000
  const MINUTE = 60
  const DAY = 86_400
  const normalizedAt = (timestamp: number, more: Partial<typeof RECEIVED> = {}, options = {}) =>
    normalize({ timestamp }, { ...RECEIVED, ...more }, options)

  test.each([
    ['a drift of 54 minutes is the time on the way', -54 * MINUTE, undefined],
    ['a drift of 55 minutes is a wrong clock', -55 * MINUTE, 'clock_drift'],
    ['a clock that is 55 minutes ahead is wrong too', 55 * MINUTE, 'clock_drift']
  ])('%s', (_, drift, problem) => {
    const sentAtMs = RECEIVED.receivedMs + drift * 1000
    const { event, problems } = normalizedAt(seconds + drift - 1, { sentAtMs })
    expect(problems[0]?.type).toBe(problem)
    expect(event.timestamp).toBe((problem ? seconds - 1 : seconds + drift - 1) * 1000)
  })

  test.each([
    ['a minute ahead is let pass', MINUTE, undefined, MINUTE],
    ['more than a minute ahead becomes now', MINUTE + 1, 'future_timestamp', 0],
    ['thirty days ago is let pass', -30 * DAY, undefined, -30 * DAY],
    ['more than thirty days ago becomes now', -30 * DAY - 1, 'past_timestamp', 0]
  ])('%s', (_, offset, problem, expectedOffset) => {
    const { event, problems } = normalizedAt(seconds + offset)
    expect(problems[0]?.type).toBe(problem)
    expect(event.timestamp).toBe((seconds + expectedOffset) * 1000)
  })

  test('an import keeps what is long ago, and says so', () => {
    const { event, problems } = normalizedAt(seconds - 400 * DAY, {}, { clampPast: false })
    expect(event.timestamp).toBe((seconds - 400 * DAY) * 1000)
    expect(problems.map(({ type }) => type)).toEqual(['past_timestamp'])
  })

  test('a capture of long ago that is sent again keeps its time where old times are believed', () => {
    const sentAtMs = RECEIVED.receivedMs - 7 * DAY * 1000
    const { event, problems } = normalizedAt(seconds - 7 * DAY - 1, { sentAtMs }, { clampPast: false })
    expect(event.timestamp).toBe((seconds - 7 * DAY - 1) * 1000)
    expect(problems.map(({ type }) => type)).toEqual(['clock_drift'])
  })

  test('the payload is not changed where its times are moved', () => {
    const payload = { timestamp: 7, breadcrumbs: [{ type: 'default', level: 'info', timestamp: 0 }] }
    expect(normalize(payload, RECEIVED).event.breadcrumbs?.values[0]?.timestamp).toBe(
      RECEIVED.receivedMs - 7000
    )
    expect(payload.breadcrumbs[0]?.timestamp).toBe(0)
  })

  test('how long ago is long is a setting', () => {
    expect(normalizedAt(seconds - 40 * DAY, {}, { maxPastDays: 90 }).problems).toEqual([])
  })
})
