import { ProtocolError } from '../protocol-error.ts'
import { readCrashpadInfo } from './crashpad-info.ts'
import { DumpFile } from './dump-file.ts'
import { readException } from './exception-stream.ts'
import { MAX } from './limits.ts'
import {
  readCommandLine,
  readCpuModel,
  readDistribution,
  readExecutableMaps,
  readProcessStatus
} from './linux-files.ts'
import { readLocation } from './lists.ts'
import { readExecutableMemory, readMemory, readMemory64 } from './memory.ts'
import type { LinuxInfo, Minidump, ProcessInfo } from './minidump.ts'
import { readModules, readUnloadedModules } from './modules.ts'
import { readAssertion, readBreakpadInfo, readProcessInfo } from './process-info.ts'
import type { Section } from './section.ts'
import { readSystemInfo } from './system-info.ts'
import { readThreadNames, readThreads } from './threads.ts'

const HEADER_SIZE = 32
const DIRECTORY_ENTRY_SIZE = 12
const VERSION = 0xa793

/** Numbers of the streams: Microsoft's, Breakpad's (from 0x47670001) and Crashpad's. */
const STREAM = {
  ThreadList: 3,
  ModuleList: 4,
  MemoryList: 5,
  Exception: 6,
  SystemInfo: 7,
  Memory64List: 9,
  UnloadedModuleList: 14,
  MiscInfo: 15,
  MemoryInfoList: 16,
  ThreadNames: 24,
  CrashpadInfo: 0x43500001,
  BreakpadInfo: 0x47670001,
  AssertionInfo: 0x47670002,
  LinuxCpuInfo: 0x47670003,
  LinuxProcStatus: 0x47670004,
  LinuxLsbRelease: 0x47670005,
  LinuxCmdLine: 0x47670006,
  LinuxMaps: 0x47670009
} as const

type StreamName = keyof typeof STREAM

/**
 * Reads a minidump (Microsoft's format, with what Breakpad and Crashpad add), in either byte order. What is damaged
 * is left out and noted in `problems`; the rest is read. Time and memory are bounded, whatever the dump says.
 * Throws ProtocolError 400 'invalid minidump' for what has no header of one.
 */
export function parseMinidump(bytes: Uint8Array): Minidump {
  const file = openDump(bytes)
  const streams = readDirectory(file)
  const read = <T>(name: StreamName, reader: (file: DumpFile, stream: Section) => T): T | undefined => {
    const stream = streams.get(STREAM[name])
    return stream && withoutFailing(file, name, () => reader(file, stream))
  }

  const system = read('SystemInfo', readSystemInfo)
  const arch = system?.arch
  const names = read('ThreadNames', readThreadNames) ?? new Map<number, string>()
  const status = read('LinuxProcStatus', readProcessStatus)
  const linux: LinuxInfo = {
    cpuModel: read('LinuxCpuInfo', readCpuModel),
    commandLine: read('LinuxCmdLine', readCommandLine),
    processName: status?.name,
    parentProcessId: status?.parentId,
    distribution: read('LinuxLsbRelease', readDistribution)
  }
  const process = read('MiscInfo', readProcessInfo) ?? NO_PROCESS
  return {
    file: file.whole,
    timestamp: file.whole.u32(20) || undefined,
    system,
    exception: read('Exception', (_file, stream) => readException(file, stream, arch)),
    assertion: read('AssertionInfo', readAssertion),
    breakpad: read('BreakpadInfo', readBreakpadInfo),
    crashpad: read('CrashpadInfo', readCrashpadInfo),
    process: { ...process, id: process.id ?? status?.id },
    linux,
    threads: read('ThreadList', (_file, stream) => readThreads(file, stream, arch, names)) ?? [],
    modules: read('ModuleList', readModules) ?? [],
    unloadedModules: read('UnloadedModuleList', readUnloadedModules) ?? [],
    memory: [...(read('MemoryList', readMemory) ?? []), ...(read('Memory64List', readMemory64) ?? [])],
    executable: read('MemoryInfoList', readExecutableMemory) ?? read('LinuxMaps', readExecutableMaps),
    problems: file.problems
  }
}

const NO_PROCESS: ProcessInfo = {
  id: undefined,
  startedAt: undefined,
  userSeconds: undefined,
  kernelSeconds: undefined,
  cpuMhz: undefined,
  build: undefined
}

/** The first four bytes tell the byte order. */
function openDump(bytes: Uint8Array): DumpFile {
  const magic = String.fromCharCode(...bytes.subarray(0, 4))
  if (bytes.length < HEADER_SIZE || (magic !== 'MDMP' && magic !== 'PMDM')) {
    throw new ProtocolError(400, 'invalid minidump')
  }
  const file = new DumpFile(bytes, magic === 'MDMP')
  // The upper half belongs to whoever wrote the dump.
  const version = file.whole.u16(file.whole.littleEndian ? 4 : 6)
  if (version !== VERSION) file.report('invalid', `unknown version ${version}`, 'header')
  return file
}

/** The streams by their number; of a number that comes twice, the first. */
function readDirectory(file: DumpFile): ReadonlyMap<number, Section> {
  const streams = new Map<number, Section>()
  const count = file.whole.u32(8)
  const first = file.whole.u32(12)
  const present = Math.floor(Math.max(0, file.whole.size - first) / DIRECTORY_ENTRY_SIZE)
  if (count > present) file.report('outside', `${count} streams promised, ${present} present`, 'directory')
  if (Math.min(count, present) > MAX.streams) file.report('too_many', `${count} streams`, 'directory')
  for (let i = 0; i < Math.min(count, present, MAX.streams); i += 1) {
    const at = first + i * DIRECTORY_ENTRY_SIZE
    const type = file.whole.u32(at)
    const name = STREAM_NAMES.get(type)
    if (name === undefined || streams.has(type)) continue
    const stream = file.section(readLocation(file.whole, at + 4), name)
    if (stream) streams.set(type, stream)
  }
  return streams
}

const STREAM_NAMES = new Map<number, string>(Object.entries(STREAM).map(([name, type]) => [type, name]))

function withoutFailing<T>(file: DumpFile, name: string, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    file.report('outside', 'the stream is cut', name)
    return undefined
  }
}
