import { describe, expect, test } from 'vitest'
import { parseAuth } from '../../main/protocol/auth.ts'

const KEY = 'a94ae32be2584e0bbd7a4cbb95971fee'

describe('read from', () => {
  test.each([
    [
      'X-Sentry-Auth',
      { sentryHeader: `Sentry sentry_version=7, sentry_client=raven/1.0, sentry_key=${KEY}` }
    ],
    [
      'X-Sentry-Auth in lower case, without spaces',
      { sentryHeader: `sentry sentry_client=raven/1.0,sentry_key=${KEY}` }
    ],
    ['Authorization', { authorization: `Sentry sentry_key=${KEY}, sentry_client=raven/1.0` }],
    ['the query', { query: `sentry_key=${KEY}&sentry_version=7&sentry_client=raven%2F1.0` }]
  ])('%s', (_name, sources) => {
    expect(parseAuth(sources)).toEqual({ key: KEY, client: 'raven/1.0' })
  })

  test('Basic', () => {
    expect(parseAuth({ authorization: `Basic ${btoa(`${KEY}:secret`)}` })).toEqual({ key: KEY })
  })

  test('the path', () => {
    expect(parseAuth({ pathKey: KEY })).toEqual({ key: KEY })
  })

  test('a key with flags loses them', () => {
    expect(parseAuth({ pathKey: `${KEY}.no-cache` })).toEqual({ key: KEY })
  })
})

test('nothing is nothing, and a foreign scheme is not ours', () => {
  expect(parseAuth({})).toBeUndefined()
  expect(parseAuth({ authorization: 'Bearer abc' })).toBeUndefined()
  expect(parseAuth({ query: 'sentry_release=1' })).toBeUndefined()
})

describe('refused', () => {
  test.each([
    [
      { sentryHeader: `Sentry sentry_key=${KEY}`, query: `sentry_key=${KEY}` },
      401,
      'multiple authorization payloads detected'
    ],
    [{ sentryHeader: 'nonsense' }, 401, 'bad x-sentry-auth header'],
    [{ sentryHeader: 'Sentry sentry_version=7' }, 401, 'bad x-sentry-auth header'],
    [{ authorization: 'Basic %%%' }, undefined, undefined],
    [{ sentryHeader: `Sentry sentry_key=${KEY}, sentry_version=8` }, 400, 'unsupported protocol version (8)'],
    [{ pathKey: 'ключ' }, 400, 'bad sentry DSN public key'],
    [{ pathKey: 'k'.repeat(65) }, 400, 'bad sentry DSN public key']
  ])('%j', (sources, status, message) => {
    if (status === undefined) expect(parseAuth(sources)).toBeUndefined()
    else expect(() => parseAuth(sources)).toThrow(expect.objectContaining({ status, message }))
  })
})
