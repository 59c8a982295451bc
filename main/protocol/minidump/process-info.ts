import type { DumpFile } from './dump-file.ts'
import type { Assertion, BreakpadInfo, ProcessInfo } from './minidump.ts'
import type { Section } from './section.ts'
import { readUtf16 } from './texts.ts'

const HAS_PROCESS_ID = 0x1
const HAS_TIMES = 0x2
const HAS_PROCESSOR_POWER = 0x4
const HAS_BUILD = 0x100

/** MINIDUMP_MISC_INFO of all versions: each is longer than the one before, and says what of it is filled in. */
export function readProcessInfo(_file: DumpFile, stream: Section): ProcessInfo {
  const flags = stream.u32(4)
  const field = (flag: number, at: number) =>
    (flags & flag) !== 0 && stream.size >= at + 4 ? stream.u32(at) : undefined
  const build = (flags & HAS_BUILD) !== 0 ? stream.part(232, 520) : undefined
  return {
    id: field(HAS_PROCESS_ID, 8),
    startedAt: field(HAS_TIMES, 12) || undefined,
    userSeconds: field(HAS_TIMES, 16),
    kernelSeconds: field(HAS_TIMES, 20),
    cpuMhz: field(HAS_PROCESSOR_POWER, 24) || undefined,
    build: (build && readUtf16(build.bytes, build.littleEndian)) || undefined
  }
}

/** MINIDUMP_BREAKPAD_INFO. */
export function readBreakpadInfo(_file: DumpFile, stream: Section): BreakpadInfo {
  const validity = stream.u32(0)
  return {
    dumpThreadId: (validity & 1) !== 0 ? stream.u32(4) : undefined,
    requestingThreadId: (validity & 2) !== 0 ? stream.u32(8) : undefined
  }
}

const ASSERTIONS = new Map([
  [1, 'Invalid parameter'],
  [2, 'Pure virtual call']
])

/** MINIDUMP_ASSERTION_INFO: Breakpad's, for checks of the C runtime that ended the program. */
export function readAssertion(_file: DumpFile, stream: Section): Assertion {
  const text = (at: number) => {
    const section = stream.part(at, 256)
    if (!section) throw new RangeError('the assertion is cut')
    return readUtf16(section.bytes, section.littleEndian)
  }
  return {
    kind: ASSERTIONS.get(stream.u32(772)) ?? 'Assertion',
    expression: text(0),
    function: text(256),
    file: text(512),
    line: stream.u32(768)
  }
}
