import { describe, expect, it } from 'vitest'
import { cronCommand } from '../../../renderer/features/monitors/cron-command.ts'
import { cronWords } from '../../../renderer/features/monitors/cron-words.ts'
import { readSchedule } from '../../../renderer/features/monitors/schedule.ts'

describe('cronWords', () => {
  it.each([
    ['* * * * *', 'every minute'],
    ['*/15 * * * *', 'every 15 minutes'],
    ['0 * * * *', 'every hour'],
    ['5 * * * *', 'every hour at :05'],
    ['30 */4 * * *', 'every 4 hours at :30'],
    ['0 9 * * *', 'every day at 09:00'],
    ['15 6,18 * * *', 'every day at 06:15 and 18:15'],
    ['0 9 * * 1', 'every Monday at 09:00'],
    ['0 9 * * 7', 'every Sunday at 09:00'],
    ['0 9 * * mon-fri', 'every Monday to Friday at 09:00'],
    ['0 9 * * 1,3,5', 'every Monday, Wednesday and Friday at 09:00'],
    ['*/5 * * * 1-5', 'every 5 minutes, Monday to Friday'],
    ['30 2 1 * *', 'on the 1st of each month at 02:30'],
    ['0 0 22 * *', 'on the 22nd of each month at 00:00'],
    ['0 0 13 * *', 'on the 13th of each month at 00:00'],
    ['@daily', 'every day at 00:00'],
    [' @hourly ', 'every hour']
  ])('%s is %s', (line, words) => {
    expect(cronWords(line)).toBe(words)
  })

  it.each([
    '',
    '@reboot',
    '* * * *',
    '3,17 4-6 * * 2#1',
    '0 0 1 1 *',
    '0 0 L * *',
    '0 9 * * 8',
    '0 0 1 * 1',
    'x y z a b'
  ])('%s is not put in words', (line) => {
    expect(cronWords(line)).toBeUndefined()
  })
})

describe('readSchedule', () => {
  it('tells an interval, with what else is known', () => {
    const config = {
      schedule: { type: 'interval', value: 10, unit: 'minute' },
      checkin_margin: 2,
      max_runtime: 5
    }
    expect(readSchedule(config)).toEqual({
      words: 'every 10 minutes',
      notes: ['2 min late at most', '5 min long at most'],
      crontab: undefined
    })
    expect(readSchedule({ schedule: { type: 'interval', value: 1, unit: 'day' } })?.words).toBe('every day')
  })

  it('keeps the crontab line, and shows it where it has no words', () => {
    const odd = '3,17 4-6 * * 2#1'
    expect(readSchedule({ schedule: { type: 'crontab', value: odd }, timezone: 'UTC' })).toEqual({
      words: odd,
      notes: ['UTC'],
      crontab: odd
    })
  })

  it('has none where none was sent, or another one than is known', () => {
    expect(readSchedule(null)).toBeUndefined()
    expect(readSchedule({})).toBeUndefined()
    expect(readSchedule({ schedule: { type: 'moon', value: 'full' } })).toBeUndefined()
  })
})

describe('cronCommand', () => {
  it('is a line for a shell', () => {
    expect(cronCommand('http://abc123@127.0.0.1:8969/7')).toBe(
      'curl "http://127.0.0.1:8969/api/7/cron/my-job/abc123?status=ok"'
    )
    expect(cronCommand('')).toBeUndefined()
  })
})
