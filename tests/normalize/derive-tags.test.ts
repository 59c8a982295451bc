import { expect, test } from 'vitest'
import { deriveTags } from '../../main/normalize/derive-tags.ts'
import { normalize } from '../../main/normalize/normalize.ts'
import { RECEIVED } from './conformance.ts'

const tagsOf = (payload: unknown) => deriveTags(normalize(payload, RECEIVED).event)

test('tags come from every part of an event, those sent first', () => {
  const tags = tagsOf({
    tags: { colour: 'red' },
    level: 'fatal',
    logger: 'app',
    environment: 'production',
    release: 'shop@1.2.3',
    dist: '42',
    user: { id: 7 },
    server_name: 'web-1',
    transaction: '/cart',
    request: { url: 'https://example.com/cart?page=2' },
    exception: [
      { type: 'A', value: 'a', mechanism: { type: 'chained' } },
      { type: 'B', value: 'b', mechanism: { type: 'onerror', handled: false } }
    ],
    contexts: {
      app: { device_app_hash: 'abc', installer_store: 'com.android.vending' },
      browser: { name: 'Firefox', version: '120.0' },
      device: {
        model: 'Pixel 7',
        family: 'Pixel',
        processor_frequency: 2850,
        processor_count: 8,
        memory_size: 8_000_000_000
      },
      gpu: { name: 'GTX', vendor_name: 'NVIDIA' },
      os: { name: 'Android', version: '13', rooted: true },
      client_os: { type: 'os', name: 'iOS', version: '17' },
      replay: { replay_id: 'd0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0' },
      runtime: { name: 'node', version: '24' },
      trace: { trace_id: '4c79f60c11214eb38604f4ae0781bfb2', span_id: 'fa90fdead5f74052' },
      custom: { name: 'not a tag' }
    }
  })
  expect(tags).toEqual([
    ['colour', 'red'],
    ['level', 'fatal'],
    ['logger', 'app'],
    ['environment', 'production'],
    ['release', 'shop@1.2.3'],
    ['dist', '42'],
    ['user', 'id:7'],
    ['server_name', 'web-1'],
    ['transaction', '/cart'],
    ['url', 'https://example.com/cart'],
    ['interface_type', 'exception'],
    ['handled', 'no'],
    ['mechanism', 'onerror'],
    ['app.device', 'abc'],
    ['browser', 'Firefox 120.0'],
    ['browser.name', 'Firefox'],
    ['device', 'Pixel 7'],
    ['device.family', 'Pixel'],
    ['gpu.name', 'GTX'],
    ['gpu.vendor', 'NVIDIA'],
    ['os', 'Android 13'],
    ['os.name', 'Android'],
    ['os.rooted', 'yes'],
    ['client_os', 'iOS 17'],
    ['client_os.name', 'iOS'],
    ['replayId', 'd0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0'],
    ['runtime', 'node 24'],
    ['runtime.name', 'node'],
    ['trace', '4c79f60c11214eb38604f4ae0781bfb2'],
    ['device.class', 'high'],
    ['installer_store', 'com.android.vending']
  ])
})

test('a tag that was sent is not replaced', () => {
  expect(tagsOf({ tags: { os: 'mine' }, contexts: { os: { name: 'Linux' } } })).toEqual([
    ['os', 'mine'],
    ['level', 'error'],
    ['os.name', 'Linux']
  ])
})

test.each([
  [[true, true], 'yes'],
  [[false, true], 'no'],
  [[undefined, true], 'yes']
])('exceptions handled %j', (handled, expected) => {
  const exception = handled.map((isHandled) => ({ type: 'E', mechanism: { type: 'm', handled: isHandled } }))
  expect(tagsOf({ exception })).toContainEqual(['handled', expected])
})

test('nobody said whether it was handled', () => {
  const tags = tagsOf({ exception: [{ type: 'E', mechanism: { type: 'm' } }] })
  expect(tags.map(([key]) => key)).toEqual(['level', 'interface_type', 'mechanism'])
})

test.each([
  [{ exception: [{ type: 'E' }], message: 'm' }, 'exception'],
  [{ stacktrace: { frames: [{ function: 'f' }] }, message: 'm' }, 'stacktrace'],
  [{ csp: { blocked_uri: 'data' } }, 'csp'],
  [{ message: 'm' }, 'logentry'],
  [{}, undefined]
])('%j is of interface type %s', (payload, expected) => {
  expect(new Map(tagsOf(payload)).get('interface_type')).toBe(expected)
})

test('the store that an app was installed from may come as a tag of Android’s spelling', () => {
  expect(tagsOf({ tags: { installerStore: 'com.example.store' } })).toContainEqual([
    'installer_store',
    'com.example.store'
  ])
})
