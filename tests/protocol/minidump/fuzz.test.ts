import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { minidumpToPayload } from '../../../main/protocol/minidump/minidump-to-payload.ts'
import { parseMinidump } from '../../../main/protocol/minidump/parse-minidump.ts'
import { ProtocolError } from '../../../main/protocol/protocol-error.ts'
import { processorMs } from '../../helpers/processor-ms.ts'
import { referenceFiles } from '../../helpers/reference-data.ts'
import { DumpBuilder } from './dump-builder.ts'
import { APP_START, ARM64, crashedProgram, MACOS, STACK_START, STREAM, X86 } from './sample-dump.ts'

const MAX_MS = 100
/** `FUZZ_RUNS=100000 vitest run tests/protocol/minidump/fuzz.test.ts` for a long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 200)
const SEED = Number(process.env.FUZZ_SEED ?? 20_171)

function sample(littleEndian: boolean, arch: number, platform: number): Uint8Array {
  const stack = Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? APP_START + BigInt(i) : STACK_START))
  const registers = arch === ARM64 ? { pc: APP_START, sp: STACK_START } : { eip: APP_START, esp: STACK_START }
  const dump = crashedProgram({ dump: new DumpBuilder(littleEndian), arch, platform, registers, stack })
  const text = dump.utf8('text')
  const dictionary = dump.place(1, text, text)
  const module = dump.place(1, ...dictionary, ...dictionary, 0, 0)
  dump.stream(STREAM.crashpad, 1, new Uint8Array(32), ...dictionary, ...dump.place(1, 0, ...module))
  dump.stream(STREAM.unloadedModules, 12, 24, 1, 0x5000n, 4096, 0, 0, dump.utf16('gone'))
  dump.stream(STREAM.memoryInfo, 16, 48, 1n, APP_START, APP_START, 32, 0, 0x1000n, 0x1000, 0x20, 0, 0)
  return dump.build()
}

const dumps: [name: string, bytes: Uint8Array][] = [
  ['x86', sample(true, X86, 2)],
  ['ARM64 of the other byte order', sample(false, ARM64, MACOS)],
  ...referenceFiles('minidumps').map(({ name, path }): [string, Uint8Array] => [name, readFileSync(path)])
]

/** Reads a dump and makes its event: gives what was thrown, and whether it took too long when tried twice. */
function attempt(bytes: Uint8Array): { error: unknown; isSlow: boolean } {
  let error: unknown
  const once = () => {
    const start = processorMs()
    try {
      JSON.stringify(minidumpToPayload(parseMinidump(bytes)))
    } catch (thrown) {
      error = thrown
    }
    return processorMs() - start
  }
  const isSlow = once() > MAX_MS && once() > MAX_MS
  return { error, isSlow }
}

function expectGood(bytes: Uint8Array, what: string): void {
  const { error, isSlow } = attempt(bytes)
  if (error !== undefined && !(error instanceof ProtocolError)) throw new Error(what, { cause: error })
  if (isSlow) throw new Error(`${what} took more than ${MAX_MS} ms`)
}

/** mulberry32: a small generator of numbers below `max`, the same for the same seed. */
function randomFrom(seed: number): (max: number) => number {
  let state = seed
  return (max) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % max
  }
}

/** What offsets, sizes and counts are when they are wrong. */
const NASTY = [0, 1, 4, 8, 0x7f, 0x80, 0xff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff_fff0]

describe.each(dumps)('%s', (_name, dump) => {
  test('cut anywhere', () => {
    for (let length = 0; length < dump.length; length += 64) {
      expectGood(dump.subarray(0, length), `the first ${length} bytes`)
    }
  })

  test('with bytes that are wrong', () => {
    const random = randomFrom(SEED)
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = Uint8Array.from(dump)
      for (let flips = 1 + random(16); flips > 0; flips -= 1) bytes[random(bytes.length)] = random(256)
      expectGood(bytes, `run ${run} of seed ${SEED}`)
    }
  })

  test('with offsets, sizes and counts that are wrong', () => {
    const random = randomFrom(SEED)
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = Uint8Array.from(dump)
      const view = new DataView(bytes.buffer)
      for (let writes = 1 + random(4); writes > 0; writes -= 1) {
        const at = random(2) === 0 ? random(Math.min(bytes.length, 4096)) : random(bytes.length)
        view.setUint32(Math.min(at & ~3, bytes.length - 4), NASTY[random(NASTY.length)] ?? 0, true)
      }
      expectGood(bytes, `run ${run} of seed ${SEED}`)
    }
  })
})

test('the attempts tell what is wrong', () => {
  expect(attempt(new Uint8Array(4)).error).toBeInstanceOf(ProtocolError)
  expect(attempt(sample(true, X86, 2))).toEqual({ error: undefined, isSlow: false })
})
