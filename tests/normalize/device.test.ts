import { describe, expect, test } from 'vitest'
import { deviceClassOf } from '../../main/normalize/device-class.ts'
import { normalize } from '../../main/normalize/normalize.ts'
import { RECEIVED } from './conformance.ts'

const GiB = 1024 ** 3

describe('classes of devices', () => {
  test.each([
    ['iPhone8,4', 'low'],
    ['iPhone9,1', 'medium'],
    ['iPhone12,8', 'medium'],
    ['iPhone13,1', 'high'],
    ['iPhone99,1', 'high'],
    ['iPad5,4', 'low'],
    ['iPad6,3', 'medium'],
    ['iPad6,11', 'low'],
    ['iPad7,1', 'medium'],
    ['iPad12,2', 'medium'],
    ['iPad13,1', 'high'],
    ['AppleTV11,1', 'high']
  ])('%s is %s', (model, expected) => {
    expect(deviceClassOf({ family: 'iOS', model })).toBe(expected)
  })

  test.each([
    [1999, 8, 8, 'low'],
    [2400, 7, 8, 'low'],
    [2400, 8, 3.9, 'low'],
    [2400, 8, 8, 'medium'],
    [2500, 8, 5.9, 'medium'],
    [2500, 8, 6, 'high']
  ])('%d MHz, %d cores and %d GiB are %s', (processor_frequency, processor_count, gigabytes, expected) => {
    const memory_size = gigabytes * GiB
    expect(deviceClassOf({ family: 'Pixel', processor_frequency, processor_count, memory_size })).toBe(
      expected
    )
  })

  test('where something is not known, there is no class', () => {
    expect(deviceClassOf({ family: 'iOS' })).toBeUndefined()
    expect(deviceClassOf({ family: 'Pixel', processor_frequency: 2500, processor_count: 8 })).toBeUndefined()
    expect(
      deviceClassOf({ processor_frequency: 2500, processor_count: 8, memory_size: 8 * GiB })
    ).toBeUndefined()
  })
})

describe('names of phones', () => {
  const nameOf = (device: object) => normalize({ contexts: { device } }, RECEIVED).event.contexts.device?.name

  test.each([
    ['SM-G991B', 'Galaxy S21 5G'],
    ['SM-A546U1', 'Galaxy A54 5G'],
    ['SM-F900F', 'Galaxy Fold'],
    ['SM-T870', 'Galaxy Tab S7'],
    ['M2101K6G', 'Redmi Note 10 Pro'],
    ['M2007J20CT', 'POCO X3 NFC'],
    ['2211133G', 'Xiaomi 13'],
    ['ONEPLUS A6003', 'OnePlus 6'],
    ['GM1913', 'OnePlus 7 Pro'],
    ['VOG-L29', 'Huawei P30 Pro'],
    ['MAR-LX1A', 'Huawei P30 lite'],
    ['MAR-AL00', undefined],
    ['ELS-N39', 'Huawei P40 Pro+'],
    ['ELS-NX9', 'Huawei P40 Pro'],
    ['COL-L29', 'Honor 10'],
    ['XQ-BC52', 'Xperia 1 III'],
    ['G8441', 'Xperia XZ1 Compact'],
    ['LM-G710EM', 'LG G7 ThinQ'],
    ['CPH2305', 'OPPO Find X5 Pro'],
    ['RMX2001', 'realme 6'],
    ['vivo 1906', 'vivo Y11'],
    ['TA-1053', 'Nokia 5'],
    ['KFMAWI', 'Fire HD 10 (2019)'],
    ['SM-Z999X', undefined],
    ['VOG', undefined],
    ['M2101K6GX', undefined],
    ['iPhone14,2', undefined],
    ['Pixel 7', undefined]
  ])('%s is sold as %s', (model, name) => {
    expect(nameOf({ model })).toBe(name)
  })

  test('the name that its owner gave it stays', () => {
    expect(nameOf({ model: 'SM-G991B', name: 'Robin' })).toBe('Robin')
  })
})

describe('architectures', () => {
  const archOf = (payload: object) => normalize(payload, RECEIVED).event.contexts.device?.arch
  const withRegisters = (registers: object) => ({
    threads: [{ id: 1, stacktrace: { frames: [], registers } }]
  })

  test('an image of the program’s code says it', () => {
    const images = [
      { type: 'proguard', uuid: 'u' },
      { type: 'elf', arch: 'arm64' }
    ]
    expect(archOf({ debug_meta: { images } })).toBe('arm64')
    expect(archOf({ debug_meta: { images }, contexts: { device: { arch: 'x86' } } })).toBe('x86')
  })

  test.each([
    [{ rip: '0x1', r12: '0x2' }, 'x86_64'],
    [{ eip: '0x1' }, 'x86'],
    [{ x28: '0x1', pc: '0x2' }, 'arm64'],
    [{ r0: '0x1', pc: '0x2' }, 'arm']
  ])('registers %j say %s', (registers, arch) => {
    expect(archOf(withRegisters(registers))).toBe(arch)
  })

  test('an event of no native code has none', () => {
    expect(normalize({ exception: [{ type: 'E' }] }, RECEIVED).event.contexts).toEqual({})
  })
})

test('what the numbers of a crash mean follows from any image', () => {
  const images = [
    { type: 'proguard', uuid: 'u' },
    { type: 'elf', arch: 'arm64' }
  ]
  const mechanism = { type: 'signalhandler', meta: { signal: { number: 11 } } }
  const { event } = normalize({ debug_meta: { images }, exception: [{ type: 'E', mechanism }] }, RECEIVED)
  expect(event.exception?.values[0]?.mechanism?.meta?.signal).toEqual({ number: 11, name: 'SIGSEGV' })
})
