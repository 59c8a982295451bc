import { describe, expect, test } from 'vitest'
import { parseMinidump } from '../../../main/protocol/minidump/parse-minidump.ts'
import { DumpBuilder, type Field } from './dump-builder.ts'
import {
  ARM64,
  addException,
  addModules,
  addSystem,
  addThreads,
  LINUX,
  MACOS,
  packContext,
  STREAM,
  WINDOWS,
  X86,
  X86_64
} from './sample-dump.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
const parse = (dump: DumpBuilder) => parseMinidump(dump.build())

describe.each([
  ['little-endian', true],
  ['big-endian', false]
])('%s', (_name, littleEndian) => {
  const start = () => new DumpBuilder(littleEndian)

  test('header', () => {
    const dump = parse(start())
    expect(dump).toMatchObject({ timestamp: 1_700_000_000, threads: [], modules: [], problems: [] })
  })

  test('SystemInfo', () => {
    const options = { arch: X86, platform: WINDOWS, version: [5, 1, 2600], csd: 'Service Pack 2 ü' }
    expect(parse(addSystem(start(), options)).system).toEqual({
      name: 'Windows',
      family: 'windows',
      arch: 'x86',
      version: { major: 5, minor: 1, build: 2600 },
      csdVersion: 'Service Pack 2 ü',
      processors: 4,
      cpu: 'GenuineIntel family 6 model 13 stepping 8'
    })
  })

  test('Exception', () => {
    const dump = addSystem(start())
    const context = dump.place(packContext(dump, X86_64, { rip: 0x401d72n, rax: 0xffff_ffff_ffff_ffffn }))
    addException(dump, { threadId: 9, code: 11, flags: 1, address: 0x45n, parameters: [1n, 2n], context })
    const { exception } = parse(dump)
    expect(exception?.context?.registers()).toMatchObject({
      rip: 0x401d72n,
      rax: 0xffff_ffff_ffff_ffffn,
      rbx: 0n
    })
    expect(exception).toMatchObject({
      threadId: 9,
      code: 11,
      flags: 1,
      address: 0x45n,
      parameters: [1n, 2n],
      context: { instruction: 0x401d72n }
    })
  })

  test('ThreadList and ThreadNames', () => {
    const dump = addSystem(start())
    const context = dump.place(packContext(dump, X86_64, { rsp: 0x7000n }))
    const location = dump.place(1n, 2n)
    addThreads(dump, [{ id: 1, context, stack: { start: 0x7000n, location } }, { id: 2 }])
    dump.stream(STREAM.threadNames, 1, 2, BigInt(dump.utf16('worker')))
    const [first, second] = parse(dump).threads
    expect(first).toMatchObject({ id: 1, name: undefined, stack: { start: 0x7000, size: 16 } })
    expect(first?.context?.stack).toBe(0x7000n)
    expect(second).toEqual({ id: 2, name: 'worker', stack: undefined, context: undefined })
  })

  test('ModuleList', () => {
    const dump = start()
    const guid = [0x3249d99d, { u16: 0x0c40 }, { u16: 0x4931 }, ascii('\x01\x02\x03\x04\x05\x06\x07\x08')]
    const record = dump.place(0x53445352, ...guid, 3, ascii('C:\\app.pdb\0'))
    const version = [0xfeef04bd, 0x10000, 0x0006_0002, 0x585d_10dd]
    addModules(dump, [
      { start: 0x7ff6_0000_0000n, size: 36864, name: dump.utf16('C:\\app.exe'), record, version }
    ])
    expect(parse(dump).modules).toEqual([
      {
        start: 0x7ff6_0000_0000,
        size: 36864,
        linkTime: 0x5ab38077,
        codeFile: 'C:\\app.exe',
        version: '6.2.22621.4317',
        debug: { type: 'pdb', id: '3249d99d-0c40-4931-0102-030405060708', age: 3, file: 'C:\\app.pdb' }
      }
    ])
  })

  test('MemoryList and Memory64List', () => {
    const dump = start()
    const [, offset] = dump.place(1n, 2n, 3n)
    dump.stream(STREAM.memory, 1, 0x1000n, 8, offset)
    dump.stream(STREAM.memory64, 2n, BigInt(offset + 8), 0x2000n, 8n, 0x3000n, 8n)
    expect(parse(dump).memory).toEqual([
      { start: 0x1000, size: 8, offset },
      { start: 0x2000, size: 8, offset: offset + 8 },
      { start: 0x3000, size: 8, offset: offset + 16 }
    ])
  })

  test('MiscInfo of the first version, and of the one with the build', () => {
    expect(parse(start().stream(STREAM.misc, 24, 3, 3932, 1171480435, 5, 6)).process).toEqual({
      id: 3932,
      startedAt: 1171480435,
      userSeconds: 5,
      kernelSeconds: 6,
      cpuMhz: undefined,
      build: undefined
    })
    const dump = start()
    const middle = new Uint8Array(232 - 28)
    dump.stream(
      STREAM.misc,
      832,
      0x104,
      1,
      2,
      3,
      4,
      2600,
      middle,
      dump.wide('22621.1', 260),
      dump.wide('', 40)
    )
    expect(parse(dump).process).toMatchObject({ id: undefined, cpuMhz: 2600, build: '22621.1' })
  })

  test('UnloadedModuleList, whose entries may have grown', () => {
    const dump = start()
    const entry = [0x5000n, 4096, 0, 0, dump.utf16('C:\\gone.dll'), 0xdead, 0xbeef]
    dump.stream(STREAM.unloadedModules, 16, 32, 2, 0, ...entry, ...entry)
    const module = { codeFile: 'C:\\gone.dll', start: 0x5000, size: 4096 }
    expect(parse(dump).unloadedModules).toEqual([module, module])
  })

  test('MemoryInfoList tells where code may be', () => {
    const region = (start: bigint, state: number, protection: number) => [
      ...[start, start, 0x20, 0, 0x1000n],
      ...[state, protection, 0, 0]
    ]
    const regions = [
      ...region(0x3000n, 0x1000, 0x20),
      ...region(0x1000n, 0x1000, 0x40),
      ...region(0x4000n, 0x1000, 0x04),
      ...region(0x5000n, 0x2000, 0x20)
    ]
    expect(parse(start().stream(STREAM.memoryInfo, 16, 48, 4n, ...regions)).executable).toEqual([
      { start: 0x1000, end: 0x2000 },
      { start: 0x3000, end: 0x4000 }
    ])
  })

  test('BreakpadInfo, of which each field may be invalid', () => {
    expect(parse(start().stream(STREAM.breakpad, 2, 10, 20)).breakpad).toEqual({
      dumpThreadId: undefined,
      requestingThreadId: 20
    })
  })

  test('AssertionInfo', () => {
    const dump = start()
    const texts = ['format != nullptr', 'common_vfprintf', 'output.cpp'].map((text) => dump.wide(text, 128))
    expect(parse(dump.stream(STREAM.assertion, ...texts, 32, 1)).assertion).toEqual({
      kind: 'Invalid parameter',
      expression: 'format != nullptr',
      function: 'common_vfprintf',
      file: 'output.cpp',
      line: 32
    })
  })

  test('CrashpadInfo', () => {
    const dump = start()
    const dictionary = (pairs: Record<string, string>) => {
      const entries = Object.entries(pairs).flatMap(([name, value]) => [dump.utf8(name), dump.utf8(value)])
      return dump.place(entries.length / 2, ...entries)
    }
    const id = (first: number) => [first, { u16: 2 }, { u16: 3 }, ascii('abcdefgh')]
    const list = dump.place(2, dump.utf8('abort() called'), dump.utf8('again'))
    const objects = dump.place(
      2,
      ...[dump.utf8('pipe'), { u16: 1 }, { u16: 0 }, dump.utf8('broken ü')],
      ...[dump.utf8('own'), { u16: 0x8001 }, { u16: 0 }, dump.utf8('no text')]
    )
    const module = dump.place(1, ...list, ...dictionary({ 'gpu-driver': '1.2' }), ...objects)
    const modules = dump.place(1, 5, ...module)
    dump.stream(
      STREAM.crashpad,
      1,
      ...id(0x42f9de72),
      ...id(0),
      ...dictionary({ hello: 'world' }),
      ...modules
    )
    expect(parse(dump).crashpad).toEqual({
      reportId: '42f9de72-0002-0003-6162-636465666768',
      clientId: '00000000-0002-0003-6162-636465666768',
      annotations: [['hello', 'world']],
      modules: [
        {
          moduleIndex: 5,
          list: ['abort() called', 'again'],
          annotations: [
            ['gpu-driver', '1.2'],
            ['pipe', 'broken ü']
          ]
        }
      ]
    })
  })
})

describe('debug records', () => {
  const recordOf = (...fields: readonly Field[]) => {
    const dump = new DumpBuilder()
    addModules(dump, [{ start: 0x1000n, size: 4096, name: dump.utf16('x'), record: dump.place(...fields) }])
    const { modules, problems } = parse(dump)
    expect(problems).toEqual([])
    return modules[0]?.debug
  }
  const BPEL = 0x4270454c

  test('a build id of 20 bytes, and one that is shorter than a debug id', () => {
    const bytes = Uint8Array.from({ length: 20 }, (_, i) => i + 1)
    expect(recordOf(BPEL, bytes)).toEqual({
      type: 'elf',
      buildId: '0102030405060708090a0b0c0d0e0f1011121314',
      id: '04030201-0605-0807-090a-0b0c0d0e0f10'
    })
    expect(recordOf(BPEL, bytes.subarray(0, 8))).toEqual({
      type: 'elf',
      buildId: '0102030405060708',
      id: '04030201-0605-0807-0000-000000000000'
    })
  })

  test('a PDB of before 2000', () => {
    expect(recordOf(0x3031424e, 0, 0x3d0c2b1a, 2, ascii('old.pdb\0'))).toEqual({
      type: 'pdb',
      id: '3d0c2b1a',
      age: 2,
      file: 'old.pdb'
    })
  })

  test.each<[string, Field[]]>([
    ['of zeros', [BPEL, new Uint8Array(20)]],
    ['of another form', [0x3131424e, 1, 2, 3]],
    ['too short for its form', [0x53445352, 1]],
    ['empty', []]
  ])('none of a record %s', (_name, fields) => {
    expect(recordOf(...fields)).toBeUndefined()
  })
})

describe('files of Linux', () => {
  test('processor, status, distribution, command line', () => {
    const dump = new DumpBuilder()
      .stream(
        STREAM.cpuInfo,
        ascii('processor\t: 0\nmodel name\t: Some: CPU\n\nprocessor\t: 1\nmodel name\t: Other\n')
      )
      .stream(STREAM.procStatus, ascii('Name:\tcrash\nTgid:\t1304\nPPid:\t1303\n'))
      .stream(
        STREAM.lsbRelease,
        ascii('DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=16.04\nDISTRIB_DESCRIPTION="Ubuntu 16.04.3 LTS"\n')
      )
      .stream(STREAM.cmdLine, ascii('./crash\0--now\0'))
    const { linux, process } = parse(dump)
    expect(linux).toEqual({
      cpuModel: 'Some: CPU',
      processName: 'crash',
      parentProcessId: 1303,
      commandLine: './crash --now',
      distribution: { name: 'Ubuntu', version: '16.04', description: 'Ubuntu 16.04.3 LTS' }
    })
    expect(process.id).toBe(1304)
  })

  test('a distribution that has os-release only', () => {
    const text = 'NAME="Fedora Linux"\nVERSION_ID=40\nPRETTY_NAME="Fedora Linux 40 (Workstation)"\n'
    expect(parse(new DumpBuilder().stream(STREAM.lsbRelease, ascii(text))).linux.distribution).toEqual({
      name: 'Fedora Linux',
      version: '40',
      description: 'Fedora Linux 40 (Workstation)'
    })
  })

  test('code of the memory map', () => {
    const maps =
      '7f5140cdc000-7f5140d02000 r-xp 00000000 08:01 2098058   /lib/ld.so\n' +
      '00400000-0041a000 r-xp 00000000 00:47 1 /app\n0061a000-0061b000 rw-p 0001a000 00:47 1 /app\nnonsense\n'
    expect(parse(new DumpBuilder().stream(STREAM.maps, ascii(maps))).executable).toEqual([
      { start: 0x400000, end: 0x41a000 },
      { start: 0x7f5140cdc000, end: 0x7f5140d02000 }
    ])
  })
})

describe('what differs between writers', () => {
  test.each([
    [0, 'x86'],
    [5, 'arm'],
    [9, 'x86_64'],
    [10, 'x86'],
    [12, 'arm64'],
    [0x8003, 'arm64']
  ])('processor %i is %s', (arch, expected) => {
    expect(parse(addSystem(new DumpBuilder(), { arch })).system?.arch).toBe(expected)
  })

  test.each([
    [WINDOWS, 'Windows', 'windows'],
    [MACOS, 'macOS', 'darwin'],
    [0x8102, 'iOS', 'darwin'],
    [LINUX, 'Linux', 'linux'],
    [0x8203, 'Android', 'linux']
  ])('platform %i is %s', (platform, name, family) => {
    expect(parse(addSystem(new DumpBuilder(), { platform })).system).toMatchObject({ name, family })
  })

  test('registers of ARM64', () => {
    const dump = addSystem(new DumpBuilder(), { arch: ARM64 })
    const context = dump.place(packContext(dump, ARM64, { x0: 1n, fp: 2n, lr: 3n, sp: 4n, pc: 5n }))
    addThreads(dump, [{ id: 1, context }])
    const context64 = parse(dump).threads[0]?.context
    expect(context64?.registers()).toMatchObject({ x0: 1n, x28: 0n, lr: 3n })
    expect(context64).toMatchObject({
      frame: 2n,
      link: 3n,
      stack: 4n,
      instruction: 5n
    })
  })

  test('a vendor that is none is left out', () => {
    const cpu = '\x4c\x77\x10'
    expect(parse(addSystem(new DumpBuilder(), { cpu })).system?.cpu).toBe('family 6 model 13 stepping 8')
  })

  test('four bytes between count and entries', () => {
    const dump = addSystem(new DumpBuilder())
    dump.stream(STREAM.threads, 1, 0, ...[42, 0, 0, 0, 0n, 0n, 0, 0, 0, 0])
    expect(parse(dump)).toMatchObject({ threads: [{ id: 42 }], problems: [] })
  })

  test('of two streams of a kind, the first', () => {
    const dump = new DumpBuilder().stream(STREAM.breakpad, 3, 1, 2).stream(STREAM.breakpad, 3, 8, 9)
    expect(parse(dump).breakpad?.dumpThreadId).toBe(1)
  })
})
