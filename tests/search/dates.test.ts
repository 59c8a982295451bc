import { expect, test } from 'vitest'
import { readDate, windowOf } from '../../shared/search/dates.ts'

test.each([
  ['2024-02-28', '2024-02-28T00:00:00.000Z', '2024-02-29T00:00:00.000Z'],
  ['2024-05-01T10:00:00Z', '2024-05-01T09:55:00.000Z', '2024-05-01T10:06:00.000Z'],
  ['2024-05-01+02:00', '2024-04-30T21:55:00.000Z', '2024-04-30T22:06:00.000Z']
])('%s covers from %s to before %s', (raw, from, to) => {
  const date = readDate(raw)
  if (!date) throw new Error('not read')
  const window = windowOf(date)
  expect([window.from, window.to].map((atMs) => new Date(atMs).toISOString())).toEqual([from, to])
})

test.each([
  '',
  '2024',
  '2024-5-1',
  '2024-13-01',
  '2023-02-29',
  '2024-01-01T',
  '2024-01-01T10',
  '2024-01-01T10:60'
])('%j is no date', (raw) => {
  expect(readDate(raw)).toBeUndefined()
})
