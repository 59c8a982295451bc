import { expect, it } from 'vitest'
import { valuesCsv } from '../../../renderer/features/event/tags/values-csv.ts'

const lastSeen = Date.UTC(2025, 0, 2, 3, 4, 5)

it('makes a table of values, each with its share', () => {
  const values = [
    { value: 'Firefox 121', events: 3, lastSeen },
    { value: '', events: 1, lastSeen }
  ]
  expect(valuesCsv('browser', 4, values)).toBe(
    'browser,events,percent,last seen\r\n' +
      'Firefox 121,3,75.00,2025-01-02T03:04:05.000Z\r\n' +
      ',1,25.00,2025-01-02T03:04:05.000Z\r\n'
  )
})

it('quotes what would break the table, and lets no value be a formula', () => {
  const cellOf = (value: string) => valuesCsv('k', 1, [{ value, events: 1, lastSeen }]).split('\r\n')[1]
  expect(cellOf('a,b')).toMatch(/^"a,b",1,/)
  expect(cellOf('say "hi"')).toMatch(/^"say ""hi""",1,/)
  expect(cellOf('=HYPERLINK("http://x")')).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",1,/)
  for (const value of ['+1', '-1', '@SUM(A1)'])
    expect(cellOf(value)).toBe(`'${value},1,100.00,2025-01-02T03:04:05.000Z`)
  expect(valuesCsv('=key', 1, [])).toMatch(/^'=key,/)
})
