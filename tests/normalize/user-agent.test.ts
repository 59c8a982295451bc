import { expect, test } from 'vitest'
import { browserOfHints, osOfHints } from '../../main/normalize/client-hints.ts'
import { parseUserAgent } from '../../main/normalize/user-agent.ts'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each<[string, string | undefined, string | undefined, string | undefined]>([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/120.0.6099.130 Safari/537.36`,
    'Chrome 120.0.6099',
    'Windows >=10',
    undefined
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.77`,
    'Edge 120.0.2210',
    'Windows >=10',
    undefined
  ],
  ['Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko', 'IE 11.0', 'Windows 7', undefined],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Shop/1.0 Chrome/130.0.0.0 Electron/33.3.1 Safari/537.36`,
    'Electron 33.3.1',
    'Mac OS X >=10.15.7',
    'Mac'
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1',
    'Mobile Safari 17.1',
    'iOS 17.1',
    'iPhone'
  ],
  [
    `Mozilla/5.0 (Linux; Android 9; SM-G960F Build/PPR1.180610.011) ${WEBKIT} Chrome/116.0.0.0 Mobile Safari/537.36`,
    'Chrome Mobile 116.0.0',
    'Android 9',
    'SM-G960F'
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/124.0.0.0 Mobile Safari/537.36`,
    'Chrome Mobile 124.0.0',
    'Android 10',
    undefined
  ],
  [
    'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0',
    'Firefox 120.0',
    'Linux',
    undefined
  ],
  ['python-requests/2.31', undefined, undefined, undefined],
  ['  ', undefined, undefined, undefined]
])('%s', (header, browser, os, device) => {
  const agent = parseUserAgent(header)
  const titleOf = (part: { name: string; version?: string | undefined } | undefined) =>
    part && [part.name, part.version].filter(Boolean).join(' ')
  expect(titleOf(agent.browser)).toBe(browser)
  expect(titleOf(agent.os)).toBe(os)
  expect(agent.device?.model).toBe(device)
  expect(parseUserAgent(header)).toEqual(agent)
})

test.each([
  [
    `"Not_A Brand";v="8", "Chromium";v="120", "Google Chrome";v="120"`,
    { name: 'Google Chrome', version: '120' }
  ],
  [`"Chromium";v="119", "Not?A_Brand";v="24"`, { name: 'Chromium', version: '119' }],
  [`"Brave";v="1"`, { name: 'Brave', version: '1' }],
  ['nonsense', undefined]
])('brands %s', (ua, expected) => {
  expect(browserOfHints({ ua })).toEqual(expected)
})

test.each([
  [
    { 'ua-platform': '"Windows"', 'ua-platform-version': '"15.0.0"' },
    { name: 'Windows', version: '11' }
  ],
  [
    { 'ua-platform': '"Windows"', 'ua-platform-version': '"10.0.0"' },
    { name: 'Windows', version: '10' }
  ],
  [
    { 'ua-platform': '"macOS"', 'ua-platform-version': '"14.2.1"' },
    { name: 'macOS', version: '14.2.1' }
  ],
  [{ 'ua-platform': '"Linux"' }, { name: 'Linux' }],
  [{ 'ua-platform': '""' }, undefined],
  [{}, undefined]
])('platform %j', (hints, expected) => {
  expect(osOfHints(hints)).toEqual(expected)
})
