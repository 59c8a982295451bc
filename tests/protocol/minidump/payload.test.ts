import { describe, expect, test } from 'vitest'
import { normalize } from '../../../main/normalize/normalize.ts'
import { minidumpToPayload } from '../../../main/protocol/minidump/minidump-to-payload.ts'
import { parseMinidump } from '../../../main/protocol/minidump/parse-minidump.ts'
import { nonconformity, RECEIVED } from '../../normalize/conformance.ts'
import { DumpBuilder, type Field } from './dump-builder.ts'
import {
  APP_START,
  addException,
  addModules,
  addSystem,
  addThreads,
  crashedProgram,
  LINUX,
  MACOS,
  packContext,
  STACK_START,
  STREAM,
  WINDOWS,
  X86_64
} from './sample-dump.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
const payloadOf = (dump: DumpBuilder) => minidumpToPayload(parseMinidump(dump.build()))

/** A program that has crashed in its thread 7, while the threads 8 and 9 did something else. */
function program(platform = LINUX): DumpBuilder {
  const dump = new DumpBuilder()
  const registers = (rip: bigint) => dump.place(packContext(dump, X86_64, { rip, rsp: STACK_START }))
  const crashed = registers(APP_START + 0x10n)
  const stack = (...words: bigint[]) => ({ start: STACK_START, location: dump.place(words) })
  addSystem(dump, { platform })
  addModules(dump, [{ start: APP_START, size: 4096, name: dump.utf16('/bin/app') }])
  addThreads(dump, [
    { id: 7, context: registers(APP_START + 0x99n), stack: stack(APP_START + 0x20n, APP_START + 0x30n) },
    { id: 8, context: registers(APP_START + 0x50n), stack: stack(APP_START + 0x60n) },
    { id: 9, context: registers(APP_START + 0x70n) }
  ])
  dump.stream(STREAM.threadNames, 1, 8, BigInt(dump.utf16('worker')))
  return addException(dump, { code: 11, flags: 1, address: 0x45n, context: crashed })
}

const frame = (offset: number, trust: string) => ({
  instruction_addr: `0x${(APP_START + BigInt(offset)).toString(16)}`,
  package: '/bin/app',
  image_addr: '0x400000',
  trust
})

describe('crash', () => {
  test('the exception has the stack of the crashed thread, oldest frame first, and its registers', () => {
    const { exception, ...event } = payloadOf(program())
    expect(event).toMatchObject({ platform: 'native', level: 'fatal', timestamp: 1_700_000_000 })
    expect(exception).toEqual({
      values: [
        {
          type: 'SIGSEGV / SEGV_MAPERR',
          value: 'Fatal Error: SIGSEGV / SEGV_MAPERR / 0x45',
          thread_id: 7,
          stacktrace: {
            frames: [frame(0x30, 'scan'), frame(0x20, 'scan'), frame(0x10, 'context')],
            registers: expect.objectContaining({ rip: '0x400010', rsp: '0x7fff0000', r15: '0x0' })
          },
          mechanism: {
            type: 'minidump',
            handled: false,
            synthetic: true,
            meta: { signal: { number: 11, name: 'SIGSEGV', code: 1, code_name: 'SEGV_MAPERR' } },
            data: {
              relevant_address: '0x45',
              exception_code: '0x0000000b',
              exception_flags: '0x00000001',
              exception_address: '0x45'
            }
          }
        }
      ]
    })
  })

  test('threads have names and stacks; that of the crashed one is with the exception', () => {
    expect(payloadOf(program()).threads).toEqual({
      values: [
        { id: 7, crashed: true, current: true },
        {
          id: 8,
          name: 'worker',
          crashed: false,
          stacktrace: { frames: [frame(0x60, 'scan'), frame(0x50, 'context')] }
        },
        // its stack pointer is in the stack of no thread but the first
        { id: 9, crashed: false, stacktrace: { frames: [frame(0x70, 'context')] } }
      ]
    })
  })

  test('the thread that wrote the dump is left out', () => {
    const threads = (dump: DumpBuilder) => JSON.stringify(payloadOf(dump).threads)
    expect(threads(program().stream(STREAM.breakpad, 3, 8, 7))).not.toContain('worker')
    expect(threads(program().stream(STREAM.breakpad, 0, 8, 7))).toContain('worker')
    expect(threads(program().stream(STREAM.breakpad, 1, 7, 7))).toContain('"id":7')
  })

  test('an assertion says more than the exception', () => {
    const dump = program()
    const texts = ['x != y', 'f', 'f.cpp'].map((text) => dump.wide(text, 128))
    expect(payloadOf(dump.stream(STREAM.assertion, texts, 32, 1))).toMatchObject({
      exception: { values: [{ type: 'SIGSEGV / SEGV_MAPERR', value: 'Assertion Error: x != y' }] },
      extra: {
        assertion: { kind: 'Invalid parameter', expression: 'x != y', function: 'f', file: 'f.cpp', line: 32 }
      }
    })
  })

  test('a dump that the program asked for is none', () => {
    const dump = crashedProgram({ registers: {}, stack: [], code: 0xffffffff })
    expect(payloadOf(dump)).toMatchObject({
      level: 'info',
      exception: {
        values: [
          { type: 'DUMP_REQUESTED', value: 'Dump requested: DUMP_REQUESTED', mechanism: { handled: true } }
        ]
      }
    })
  })

  test.each([
    [STREAM.crashpad, 'minidump.crashpad'],
    [STREAM.breakpad, 'minidump.breakpad'],
    [STREAM.cmdLine, 'minidump.unknown']
  ])('with stream %i it was written by %s', (stream, name) => {
    expect(payloadOf(new DumpBuilder().stream(stream, new Uint8Array(52)))).toMatchObject({ sdk: { name } })
  })
})

test('normalisation takes all of it', () => {
  const dump = program(WINDOWS)
    .stream(STREAM.misc, 44, 7, 99, 1_500_000_000, 3, 4, 2600, new Uint8Array(16))
    .stream(STREAM.breakpad, 3)
  const normalized = normalize(payloadOf(dump), RECEIVED)
  expect(nonconformity(normalized)).toBeUndefined()
  expect(normalized.problems).toEqual([])
  expect(normalized.event).toMatchObject({
    type: 'error',
    level: 'fatal',
    timestamp: 1_700_000_000_000,
    exception: { values: [{ thread_id: '7', stacktrace: { frames: [{}, {}, frame(0x10, 'context')] } }] },
    threads: { values: [{ id: '7' }, { id: '8', name: 'worker' }, { id: '9' }] },
    debug_meta: { images: [{ type: 'pe', code_file: '/bin/app' }] },
    errors: [{ type: 'native_damaged_minidump', name: 'BreakpadInfo', value: 'the stream is cut' }]
  })
})

describe('images', () => {
  const imageOf = (platform: number, name: string, ...record: readonly Field[]) => {
    const dump = addSystem(new DumpBuilder(), { platform })
    const at = dump.place(...record)
    addModules(dump, [{ start: 0x40_0000n, size: 0x9000, name: dump.utf16(name), record: at }])
    const { debug_meta } = payloadOf(dump)
    return Object(debug_meta).images[0]
  }
  const common = { image_addr: '0x400000', image_size: 0x9000, arch: 'x86_64' }
  const guid = [
    0x3249d99d,
    { u16: 0x0c40 },
    { u16: 0x4931 },
    ascii('\x01\x02\x03\x04\x05\x06\x07\x08')
  ] as const

  test('pe', () => {
    expect(imageOf(WINDOWS, 'C:\\crash.exe', 0x53445352, guid, 0x1a, ascii('C:\\crash.pdb\0'))).toEqual({
      type: 'pe',
      code_file: 'C:\\crash.exe',
      code_id: '5ab380779000',
      debug_file: 'C:\\crash.pdb',
      debug_id: '3249d99d-0c40-4931-0102-030405060708-1a',
      ...common
    })
  })

  test('macho', () => {
    expect(imageOf(MACOS, '/usr/lib/libc++.dylib', 0x53445352, guid, 0, ascii('libc++.dylib\0'))).toEqual({
      type: 'macho',
      code_file: '/usr/lib/libc++.dylib',
      code_id: '3249d99d0c4049310102030405060708',
      debug_file: 'libc++.dylib',
      debug_id: '3249d99d-0c40-4931-0102-030405060708',
      ...common
    })
  })

  test('elf', () => {
    const buildId = Uint8Array.from({ length: 20 }, (_, i) => i + 1)
    expect(imageOf(LINUX, '/lib/libc.so', 0x4270454c, buildId)).toEqual({
      type: 'elf',
      code_file: '/lib/libc.so',
      code_id: '0102030405060708090a0b0c0d0e0f1011121314',
      debug_file: '/lib/libc.so',
      debug_id: '04030201-0605-0807-090a-0b0c0d0e0f10',
      ...common
    })
  })

  test('without a record', () => {
    expect(imageOf(LINUX, '[vdso]')).toEqual({
      type: 'elf',
      code_file: '[vdso]',
      debug_file: '[vdso]',
      ...common
    })
  })

  test('modules that were unloaded', () => {
    const dump = new DumpBuilder()
    dump.stream(STREAM.unloadedModules, 12, 24, 1, 0x5000n, 4096, 0, 0, dump.utf16('gone.dll'))
    expect(payloadOf(dump).extra).toEqual({
      unloaded_modules: [{ code_file: 'gone.dll', image_addr: '0x5000', image_size: 4096 }]
    })
  })
})

describe('contexts', () => {
  const misc = (build: string) => (dump: DumpBuilder) =>
    dump.stream(STREAM.misc, 832, 0x100, new Uint8Array(224), dump.wide(build, 260), new Uint8Array(80))
  const uname = 'Linux 4.9.60-linuxkit-aufs #1 SMP Mon Nov 6 16:00:12 UTC 2017 x86_64'
  const linuxKernel = {
    build: '#1 SMP Mon Nov 6 16:00:12 UTC 2017',
    kernel_version: '4.9.60-linuxkit-aufs'
  }

  test.each<[string, Parameters<typeof addSystem>[1], string, object]>([
    [
      'Breakpad on Linux',
      { platform: LINUX, csd: uname },
      '',
      { name: 'Linux', version: '4.9.60-linuxkit-aufs', ...linuxKernel }
    ],
    [
      'Crashpad on Linux',
      { platform: LINUX, version: [4, 9, 60], csd: '-linuxkit-aufs #1 SMP' },
      uname,
      {
        name: 'Linux',
        version: '4.9.60',
        build: '-linuxkit-aufs #1 SMP',
        kernel_version: '4.9.60-linuxkit-aufs'
      }
    ],
    [
      'macOS',
      { platform: MACOS, version: [10, 15, 7], csd: '19H114' },
      'Mac OS X 10.15.7 (19H114); Darwin 19.6.0 Darwin Kernel Version 19.6.0: Tue; MacBookPro15,1 (Mac-937A)',
      { name: 'macOS', version: '10.15.7', build: '19H114', kernel_version: '19.6.0' }
    ],
    [
      'Windows',
      { platform: WINDOWS, version: [10, 0, 14393] },
      '10.0.14393.1715 (rs1_release_inmarket.170906-1810)',
      { name: 'Windows', version: '10.0.14393', build: '14393', kernel_version: '10.0.14393.1715' }
    ],
    [
      'Windows with a service pack',
      { platform: WINDOWS, version: [5, 1, 2600], csd: 'Service Pack 2' },
      '',
      { name: 'Windows', version: '5.1.2600', build: 'Service Pack 2' }
    ],
    [
      'Android',
      { platform: 0x8203, version: [14, 0, 0], csd: 'UQ1A.240205' },
      '',
      { name: 'Android', version: '14.0.0', build: 'UQ1A.240205' }
    ]
  ])('os of %s', (_name, system, build, expected) => {
    const dump = addSystem(new DumpBuilder(), system)
    const { contexts } = payloadOf(build === '' ? dump : misc(build)(dump))
    expect(contexts).toMatchObject({ os: { type: 'os', ...expected } })
    expect(Object.keys(Object(contexts).os)).toHaveLength(Object.keys(expected).length + 1)
  })

  test('distribution, device and process', () => {
    const dump = addSystem(new DumpBuilder())
      .stream(STREAM.lsbRelease, ascii('DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=16.04\n'))
      .stream(STREAM.procStatus, ascii('Name:\tcrash\nTgid:\t1304\nPPid:\t1303\n'))
      .stream(STREAM.misc, 44, 7, 99, 1_500_000_000, 3, 4, 2600, new Uint8Array(16))
    expect(payloadOf(dump).contexts).toEqual({
      os: { type: 'os', name: 'Linux', distribution_name: 'Ubuntu', distribution_version: '16.04' },
      device: {
        type: 'device',
        arch: 'x86_64',
        cpu_description: 'GenuineIntel family 6 model 13 stepping 8',
        processor_count: 4,
        processor_frequency: 2600
      },
      process: {
        type: 'process',
        pid: 99,
        parent_pid: 1303,
        name: 'crash',
        start_time: '2017-07-14T02:40:00.000Z',
        user_seconds: 3,
        kernel_seconds: 4
      }
    })
  })

  test('annotations of the program and of its modules, which cannot take the place of the system', () => {
    const dump = addSystem(new DumpBuilder())
    const dictionary = (name: string, value: string) => dump.place(1, dump.utf8(name), dump.utf8(value))
    addModules(
      dump,
      ['C:\\lib\\gpu.dll', 'os', '__proto__'].map((name) => ({ start: 1n, size: 1, name: dump.utf16(name) }))
    )
    const infos = ['driver', 'name', '__proto__'].map((name) => [
      ...dump.place(1, 0, 0, ...dictionary(name, 'evil'), 0, 0)
    ])
    const links = dump.place(4, ...infos.flatMap((info, i) => [i, ...info]), 77, ...(infos[0] ?? []))
    dump.stream(STREAM.crashpad, 1, new Uint8Array(32), ...dictionary('prod', 'Electron'), ...links)
    const { contexts } = payloadOf(dump)
    expect(contexts).toMatchObject({
      crashpad: { type: 'crashpad', prod: 'Electron' },
      'gpu.dll': { type: 'crashpad', driver: 'evil' },
      os: { type: 'os', name: 'Linux' }
    })
    expect(Object.getPrototypeOf(contexts)).toBe(Object.prototype)
    expect(Object(contexts).driver).toBeUndefined()
  })
})
