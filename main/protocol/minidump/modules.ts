import { readDebugRecord } from './code-view.ts'
import type { DumpFile } from './dump-file.ts'
import { MAX } from './limits.ts'
import { countedList, extendedList, readList, readLocation } from './lists.ts'
import type { MinidumpModule, UnloadedModule } from './minidump.ts'
import type { Section } from './section.ts'

const FIXED_FILE_INFO = 0xfeef04bd

/** MINIDUMP_MODULE_LIST: the program and its libraries, as they were loaded. */
export function readModules(file: DumpFile, stream: Section): MinidumpModule[] {
  return readList(file, stream, countedList(stream, 'ModuleList', 108, MAX.modules), (at, where) => ({
    start: stream.wide(at),
    size: stream.u32(at + 8),
    linkTime: stream.u32(at + 16),
    codeFile: file.utf16(stream.u32(at + 20), `${where}.name`) || undefined,
    version: readVersion(stream, at + 24),
    debug: readDebugRecord(file, readLocation(stream, at + 76), `${where}.debug`)
  }))
}

/** MINIDUMP_UNLOADED_MODULE_LIST: libraries that were loaded once. */
export function readUnloadedModules(file: DumpFile, stream: Section): UnloadedModule[] {
  const form = extendedList(stream, 'UnloadedModuleList', 24, MAX.unloadedModules, false)
  return readList(file, stream, form, (at, where) => ({
    start: stream.wide(at),
    size: stream.u32(at + 8),
    codeFile: file.utf16(stream.u32(at + 20), `${where}.name`) || undefined
  }))
}

/** VS_FIXEDFILEINFO, which only files of Windows have. */
function readVersion(stream: Section, at: number): string | undefined {
  if (stream.u32(at) !== FIXED_FILE_INFO) return undefined
  const [high, low] = [stream.u32(at + 8), stream.u32(at + 12)]
  const version = [high >>> 16, high & 0xffff, low >>> 16, low & 0xffff].join('.')
  return version === '0.0.0.0' ? undefined : version
}
