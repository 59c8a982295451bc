import type { DumpFile, Location } from './dump-file.ts'
import { MAX } from './limits.ts'
import { countedList, extendedList, type ListForm, readList, readLocation } from './lists.ts'
import type { AddressRange, MemoryRegion } from './minidump.ts'
import type { Section } from './section.ts'

/** The region at an address; undefined where its bytes are not in the file, or the address is none of a program. */
export function toRegion(
  file: DumpFile,
  start: number,
  { offset, size }: Location,
  where: string
): MemoryRegion | undefined {
  if (!Number.isSafeInteger(start + size)) {
    file.report('invalid', 'the address is none of a program', where)
    return undefined
  }
  if (offset + size <= file.whole.size) return { start, size, offset }
  file.report('outside', `${size} bytes at ${offset} are not in the file`, where)
  return undefined
}

/** MINIDUMP_MEMORY_LIST: some regions, each with its place in the file. */
export function readMemory(file: DumpFile, stream: Section): MemoryRegion[] {
  const form = countedList(stream, 'MemoryList', 16, MAX.memoryRegions)
  return readList(file, stream, form, (at, where) =>
    toRegion(file, stream.wide(at), readLocation(stream, at + 8), where)
  )
}

/** MINIDUMP_MEMORY64_LIST: all memory of a full dump, one region's bytes after the other's. */
export function readMemory64(file: DumpFile, stream: Section): MemoryRegion[] {
  const form: ListForm = {
    name: 'Memory64List',
    max: MAX.memoryRegions,
    count: stream.wide(0),
    first: 16,
    entrySize: 16
  }
  let offset = stream.wide(8)
  return readList(file, stream, form, (at, where) => {
    const size = stream.wide(at + 8)
    const region = toRegion(file, stream.wide(at), { offset, size }, where)
    offset += size
    return region
  })
}

const COMMITTED = 0x1000
/** PAGE_EXECUTE and its kinds. */
const EXECUTABLE = 0xf0

/** MINIDUMP_MEMORY_INFO_LIST: of all memory that the program had, what may hold code, in ascending order. */
export function readExecutableMemory(file: DumpFile, stream: Section): AddressRange[] {
  const form = extendedList(stream, 'MemoryInfoList', 48, MAX.memoryRegions, true)
  const ranges = readList(file, stream, form, (at) => {
    const isCode = (stream.u32(at + 32) & COMMITTED) !== 0 && (stream.u32(at + 36) & EXECUTABLE) !== 0
    const start = stream.wide(at)
    return isCode ? { start, end: start + stream.wide(at + 24) } : undefined
  })
  return ranges.sort((a, b) => a.start - b.start)
}
