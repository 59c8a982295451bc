import { expect, test } from 'vitest'
import { formatDsn, isProjectId, parseDsn } from '../../main/protocol/dsn.ts'

const KEY = 'a94ae32be2584e0bbd7a4cbb95971fee'

test.each([
  [`http://${KEY}@127.0.0.1:8969/1`, { key: KEY, projectId: '1', origin: 'http://127.0.0.1:8969' }],
  [
    `https://${KEY}@o1.ingest.sentry.io/4505`,
    { key: KEY, projectId: '4505', origin: 'https://o1.ingest.sentry.io' }
  ],
  [`https://${KEY}:secret@host/9`, { key: KEY, projectId: '9', origin: 'https://host' }],
  [`https://${KEY}:@host/9`, { key: KEY, projectId: '9', origin: 'https://host' }],
  [`https://${KEY}@host:9000/a/prefix/9/`, { key: KEY, projectId: '9', origin: 'https://host:9000/a/prefix' }]
])('%s', (text, expected) => {
  expect(parseDsn(text)).toEqual(expected)
})

test.each([
  '',
  'hello',
  `ftp://${KEY}@host/1`,
  'https://host/1',
  `https://${KEY}@host`,
  `https://${KEY}@host/`
])('no DSN: %j', (text) => {
  expect(parseDsn(text)).toBeUndefined()
})

test('what is handed out can be read back', () => {
  const dsn = formatDsn({ key: KEY, host: '127.0.0.1', port: 8969, projectId: '7' })
  expect(parseDsn(dsn)).toEqual({ key: KEY, projectId: '7', origin: 'http://127.0.0.1:8969' })
  expect(formatDsn({ key: KEY, host: '::1', port: 1, projectId: '7' })).toBe(`http://${KEY}@[::1]:1/7`)
})

test('project ids', () => {
  expect(['1', '4505281256090153', 'web', 'a.b-c_d'].every(isProjectId)).toBe(true)
  expect(['', 'a/b', 'a b', '../x', 'x'.repeat(65), '1%'].some(isProjectId)).toBe(false)
})
