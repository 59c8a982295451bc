import { describe, expect, test } from 'vitest'
import { isIpAddress } from '../../main/normalize/ip-address.ts'
import { normalize } from '../../main/normalize/normalize.ts'
import { RECEIVED } from './conformance.ts'

const normalized = (payload: unknown) => normalize(payload, RECEIVED)

describe('releases', () => {
  test.each(['1.0', 'shop@1.2.3+42', 'a b', 'Latest!', '01d5c3165d9fbc5c8bdcf9550a1d6793a80fc02b'])(
    '%j',
    (release) => {
      expect(normalized({ release })).toMatchObject({ event: { release }, problems: [] })
    }
  )

  test.each(['.', '..', 'latest', 'LATEST', 'a/b', 'a\\b', 'a\nb', 'a\tb', 'a\rb', 'x'.repeat(251)])(
    '%j is none',
    (release) => {
      const { event, problems } = normalized({ release })
      expect(event.release).toBeUndefined()
      expect(problems).toEqual([expect.objectContaining({ type: 'invalid_data', path: 'release' })])
    }
  )

  test('numbers are releases too; an empty one is none, without a word', () => {
    expect(normalized({ release: 7 }).event.release).toBe('7')
    expect(normalized({ release: '  ' })).toMatchObject({ problems: [] })
  })
})

test.each([
  ['debug', 'debug'],
  ['log', 'info'],
  ['WARNING', 'warning'],
  ['critical', 'fatal'],
  [10, 'debug'],
  [20, 'info'],
  [30, 'warning'],
  [40, 'error'],
  [50, 'fatal']
])('level %j is %s', (level, expected) => {
  expect(normalized({ level })).toMatchObject({ event: { level: expected }, problems: [] })
})

test.each([
  ['127.0.0.1', true],
  ['255.255.255.255', true],
  ['::1', true],
  ['::', true],
  ['2001:db8::8a2e:370:7334', true],
  ['::ffff:192.0.2.1', true],
  ['1:2:3:4:5:6:7:8', true],
  ['256.0.0.1', false],
  ['1.2.3', false],
  ['1:2:3:4:5:6:7', false],
  ['1:2:3:4:5:6:7:8:9', false],
  ['1::2::3', false],
  ['localhost', false],
  ['g::1', false]
])('%s is an IP address: %s', (text, expected) => {
  expect(isIpAddress(text)).toBe(expected)
})

describe('systems that describe themselves', () => {
  test.each([
    ['Microsoft Windows 10.0.19045 ', { name: 'Windows', version: '10', build: '19045' }],
    ['Windows 11  (10.0.22000) 64bit', { name: 'Windows', version: '11', build: '22000' }],
    ['Microsoft Windows NT 6.1.7601.0', { name: 'Windows', version: '7', build: '7601' }],
    ['Mac OS X 10.14.2 (18C54)', { name: 'macOS', version: '10.14.2', build: '18C54' }],
    ['iOS 17.0.3 (21A360)', { name: 'iOS', version: '17.0.3' }],
    ['iPadOS 16.5', { name: 'iPadOS', version: '16.5' }],
    ['Android OS 8.1.0 / API-27 (OPM1/123)', { name: 'Android', version: '8.1.0' }],
    ['Linux 6.1.0-13 Debian 12', { name: 'Debian', version: '12', kernel_version: '6.1.0' }],
    ['Linux 4.19.112 #1 SMP x86_64', { name: 'Linux', kernel_version: '4.19.112' }],
    ['Darwin 17.5.0 Darwin Kernel Version 17.5.0', { name: 'Darwin', kernel_version: '17.5.0' }],
    ['Nintendo Switch', { name: 'Nintendo OS' }],
    ['SteamOS 3.4', { name: 'SteamOS', version: '3.4' }]
  ])('%s', (raw_description, expected) => {
    expect(normalized({ contexts: { os: { raw_description } } }).event.contexts.os).toMatchObject(expected)
  })

  test('what was sent wins over the description', () => {
    const os = { name: 'BeOS', raw_description: 'iOS 17.0' }
    expect(normalized({ contexts: { os } }).event.contexts.os).toEqual({ ...os, type: 'os', os: 'BeOS' })
  })
})
