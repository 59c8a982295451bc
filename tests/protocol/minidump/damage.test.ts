import { describe, expect, test } from 'vitest'
import { minidumpToPayload } from '../../../main/protocol/minidump/minidump-to-payload.ts'
import { parseMinidump } from '../../../main/protocol/minidump/parse-minidump.ts'
import { ProtocolError } from '../../../main/protocol/protocol-error.ts'
import { processorMs } from '../../helpers/processor-ms.ts'
import { DumpBuilder, type Value } from './dump-builder.ts'
import {
  addException,
  addModules,
  addSystem,
  addThreads,
  packContext,
  STREAM,
  X86,
  X86_64
} from './sample-dump.ts'

const OUTSIDE = 0x00ff_ffff
const parse = (dump: DumpBuilder) => parseMinidump(dump.build())
const bytes = (size: number) => new Uint8Array(size)

function refusal(dump: Uint8Array): unknown {
  try {
    return parseMinidump(dump)
  } catch (error) {
    return error
  }
}

describe('refused: what has no header', () => {
  const whole = new DumpBuilder().build()
  test.each([
    ['nothing', bytes(0)],
    ['another file', new TextEncoder().encode('\x7fELF and so on, for longer than a header')],
    ['a header that is cut', whole.subarray(0, 31)],
    ['the magic alone', whole.subarray(0, 4)]
  ])('%s', (_name, dump) => {
    const error = refusal(dump)
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ status: 400, message: 'invalid minidump' })
  })

  test('not refused: a header alone', () => {
    expect(parseMinidump(whole.subarray(0, 32))).toMatchObject({ threads: [], problems: [] })
  })
})

describe('noted, and the rest is read', () => {
  const good = () => new DumpBuilder().stream(STREAM.breakpad, 3, 10, 20)

  test.each<[string, Uint8Array, unknown]>([
    ['a version that is not known', good().build({ version: 0xa794 }), { type: 'invalid', where: 'header' }],
    [
      'a directory that promises too much',
      good().build({ streams: 0xffff_ffff }),
      { type: 'outside', where: 'directory' }
    ],
    [
      'a stream outside of the file',
      good().streamAt(STREAM.threads, 4, OUTSIDE).build(),
      { type: 'outside', where: 'ThreadList' }
    ],
    [
      'a stream that reaches beyond the file',
      good().streamAt(STREAM.modules, OUTSIDE, 32).build(),
      { type: 'outside', where: 'ModuleList' }
    ],
    [
      'a stream that is cut',
      good().stream(STREAM.system, 9).build(),
      { type: 'outside', where: 'SystemInfo' }
    ],
    [
      'a list that promises too much',
      good().stream(STREAM.threads, 0x7fff_ffff, bytes(48)).build(),
      { type: 'outside', where: 'ThreadList', what: '2147483647 entries promised, 1 present' }
    ],
    [
      'entries of a list that begin nowhere',
      good().stream(STREAM.unloadedModules, 0xffff_fff0, 24, 1, bytes(24)).build(),
      { type: 'outside', where: 'UnloadedModuleList' }
    ],
    [
      'a list of memory with more regions than there are numbers',
      good().stream(STREAM.memory64, 0xffff_ffff_ffff_ffffn, 0n).build(),
      { type: 'outside', where: 'Memory64List' }
    ],
    [
      'memory that is not in the file',
      good().stream(STREAM.memory, 1, 0x1000n, 16, OUTSIDE).build(),
      { type: 'outside', where: 'MemoryList[0]' }
    ],
    [
      'memory at an address that no program has',
      good().stream(STREAM.memory64, 1n, 0n, 0xffff_ffff_ffff_f000n, 8n).build(),
      { type: 'invalid', where: 'Memory64List[0]' }
    ],
    [
      'an unknown processor',
      addSystem(good(), { arch: 3 }).build(),
      { type: 'invalid', where: 'SystemInfo', what: 'unknown processor architecture 3' }
    ],
    [
      'an unknown platform',
      addSystem(good(), { platform: 77 }).build(),
      { type: 'invalid', where: 'SystemInfo', what: 'unknown platform 77' }
    ],
    [
      'a name outside of the file',
      addModules(good(), [{ start: 1n, size: 1, name: OUTSIDE }]).build(),
      { type: 'outside', where: 'ModuleList[0].name' }
    ],
    [
      'a debug record outside of the file',
      addModules(good(), [{ start: 1n, size: 1, name: 32, record: [24, OUTSIDE] }]).build(),
      { type: 'outside', where: 'ModuleList[0].debug' }
    ],
    [
      'a stack outside of the file',
      addThreads(good(), [{ id: 1, stack: { start: 1n, location: [8, OUTSIDE] } }]).build(),
      { type: 'outside', where: 'ThreadList[0].stack' }
    ],
    [
      'a context outside of the file',
      addThreads(addSystem(good()), [{ id: 1, context: [1232, OUTSIDE] }]).build(),
      { type: 'outside', where: 'ThreadList[0].context' }
    ],
    [
      'a context of another processor',
      addThreads(addSystem(good()), [{ id: 1, context: [200, 32] }]).build(),
      { type: 'invalid', where: 'ThreadList[0].context', what: '200 bytes are no context of x86_64' }
    ],
    [
      'an exception that is cut',
      good().stream(STREAM.exception, 1, 2).build(),
      { type: 'outside', where: 'Exception' }
    ],
    [
      'an exception with too many parameters',
      good().stream(STREAM.exception, bytes(32), 99, bytes(132)).build(),
      { type: 'invalid', where: 'Exception', what: '99 parameters' }
    ],
    [
      'the name of a thread, outside of the file',
      good().stream(STREAM.threadNames, 1, 1, 0xffff_ffff_ffff_ffffn).build(),
      { type: 'outside', where: 'ThreadNames[0]' }
    ],
    [
      'an assertion that is cut',
      good().stream(STREAM.assertion, bytes(300)).build(),
      { type: 'outside', where: 'AssertionInfo' }
    ],
    [
      'annotations outside of the file',
      good().stream(STREAM.crashpad, bytes(36), 12, OUTSIDE, 0, 0).build(),
      { type: 'outside', where: 'CrashpadInfo.annotations' }
    ],
    ['misc info that is cut', good().stream(STREAM.misc, 24).build(), { type: 'outside', where: 'MiscInfo' }]
  ])('%s', (_name, dump, problem) => {
    const minidump = parseMinidump(dump)
    expect(minidump.problems).toContainEqual(expect.objectContaining(problem))
    expect(minidump.breakpad).toEqual({ dumpThreadId: 10, requestingThreadId: 20 })
    expect(minidumpToPayload(minidump)).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ type: 'native_damaged_minidump', name: expect.any(String) })
      ])
    })
  })

  test('entries of a list that are there are read, though more were promised', () => {
    const dump = new DumpBuilder()
    addModules(dump, [{ start: 0x1000n, size: 1, name: dump.utf16('first') }])
    const packed = dump.pack(5, ...moduleEntry(dump, 'a'), ...moduleEntry(dump, 'b'), bytes(50))
    const { modules, problems } = parse(new DumpBuilder().stream(STREAM.modules, packed))
    expect(modules).toHaveLength(2)
    expect(problems[0]?.what).toBe('5 entries promised, 2 present')
  })

  test('a dump without SystemInfo has its threads, without registers', () => {
    const dump = new DumpBuilder()
    const context = dump.place(packContext(dump, X86, { eip: 1n }))
    addThreads(addException(dump, { code: 11, context }), [{ id: 7, context }])
    const payload = minidumpToPayload(parse(dump))
    expect(payload).toMatchObject({
      level: 'fatal',
      exception: { values: [{ type: '0x0000000b', thread_id: 7 }] },
      threads: { values: [{ id: 7, crashed: true }] }
    })
  })

  test('without its exception the event is still one of a crash', () => {
    const dump = addThreads(new DumpBuilder(), [{ id: 1 }])
    const whole = minidumpToPayload(parse(dump))
    expect(whole).toMatchObject({ level: 'info', exception: { values: [{ value: 'Dump requested' }] } })
    const damaged = minidumpToPayload(parse(dump.streamAt(STREAM.exception, 168, OUTSIDE)))
    expect(damaged).toMatchObject({ level: 'fatal', exception: { values: [{ value: 'Invalid Minidump' }] } })
  })
})

function moduleEntry(dump: DumpBuilder, name: string): Value[] {
  return [0x1000n, 4096, 0, 0, dump.utf16(name), bytes(84)]
}

describe('limits', () => {
  const MAX_MS = 100

  /** The best of some runs: the first ones are not compiled yet. */
  function timed(dump: Uint8Array) {
    let best = Number.POSITIVE_INFINITY
    for (let run = 0; run < 5; run += 1) {
      const start = processorMs()
      minidumpToPayload(parseMinidump(dump))
      best = Math.min(best, processorMs() - start)
    }
    const minidump = parseMinidump(dump)
    return { minidump, ms: best, size: JSON.stringify(minidumpToPayload(minidump)).length }
  }

  /** 20 MiB of which each entry of each list points at the same things. */
  function hostile(): DumpBuilder {
    const dump = addSystem(new DumpBuilder())
    const name = dump.utf16('x'.repeat(30_000))
    const record = dump.place(0x53445352, bytes(16), 1, new Uint8Array(60_000).fill(0x61))
    const context = dump.place(packContext(dump, X86_64, { rip: 0x40_0010n, rsp: 0x7fff_0000n }))
    const words = Array.from({ length: 100_000 }, (_, i) => (i % 50 === 0 ? 0x40_0020n : 0x7fff_0000n))
    const stack = { start: 0x7fff_0000n, location: dump.place(words) }
    addModules(
      dump,
      Array.from({ length: 20_000 }, (_, i) => ({
        start: BigInt(0x40_0000 + i * 64),
        size: 4096,
        name,
        record
      }))
    )
    addThreads(
      dump,
      Array.from({ length: 20_000 }, (_, id) => ({ id, context, stack }))
    )
    const regions = Array.from({ length: 300_000 }, (_, i) => [BigInt((i * 7919) % 1_000_003), 8, 32])
    dump.stream(STREAM.memory, regions.length, regions.flat())
    const maps = `${'400000-500000 r-xp 0 00:00 0\n'.repeat(40_000)}`
    dump.stream(STREAM.maps, new TextEncoder().encode(maps))
    const text = dump.utf8('y'.repeat(30_000))
    const dictionary = dump.place(10_000, Array<number>(20_000).fill(text))
    const info = dump.place(1, ...dictionary, ...dictionary, ...dictionary)
    const modules = dump.place(10_000, Array.from({ length: 10_000 }, () => [0, ...info]).flat())
    dump.stream(STREAM.crashpad, bytes(36), ...dictionary, ...modules)
    dump.stream(
      STREAM.threadNames,
      50_000,
      Array.from({ length: 50_000 }, (_, i) => [i, BigInt(name)]).flat()
    )
    dump.place(bytes(8 * 1024 * 1024))
    return addException(dump, { code: 11, context })
  }

  test('lists, names, frames and time are bounded', () => {
    const dump = hostile().build()
    const { minidump, ms, size } = timed(dump)
    expect(dump.length).toBeGreaterThan(15 * 1024 * 1024)
    expect(ms).toBeLessThan(MAX_MS)
    expect(size).toBeLessThan(4 * 1024 * 1024)
    expect(minidump.threads).toHaveLength(4096)
    expect(minidump.modules).toHaveLength(8192)
    expect(minidump.memory).toHaveLength(16_384)
    expect(minidump.problems.length).toBeLessThan(60)
    expect(minidump.problems).toContainEqual(
      expect.objectContaining({ type: 'too_many', where: 'ThreadList' })
    )
  })

  test('a name is cut', () => {
    const dump = new DumpBuilder()
    addModules(dump, [{ start: 1n, size: 1, name: dump.utf16('x'.repeat(30_000)) }])
    expect(parse(dump).modules[0]?.codeFile).toHaveLength(512)
  })

  test('a directory of a million streams', () => {
    const dump = bytes(12 * 1024 * 1024)
    dump.set(new DumpBuilder().build({ streams: 1_000_000 }).subarray(0, 32))
    dump.fill(7, 32)
    const { minidump, ms } = timed(dump)
    expect(ms).toBeLessThan(MAX_MS)
    expect(minidump.problems).toContainEqual(
      expect.objectContaining({ type: 'too_many', where: 'directory' })
    )
  })
})
