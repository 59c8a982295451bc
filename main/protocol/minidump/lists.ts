import type { DumpFile, Location } from './dump-file.ts'
import type { Section } from './section.ts'

/** A location that stands in a stream: its size, then its offset (MINIDUMP_LOCATION_DESCRIPTOR). */
export function readLocation(section: Section, at: number): Location {
  return { size: section.u32(at), offset: section.u32(at + 4) }
}

export interface ListForm {
  readonly name: string
  readonly max: number
  readonly count: number
  /** Where the first entry begins in the stream. */
  readonly first: number
  readonly entrySize: number
}

/** A number of entries, then the entries. Some writers put four bytes between, so that the entries are aligned. */
export function countedList(stream: Section, name: string, entrySize: number, max: number): ListForm {
  const count = stream.u32(0)
  const first = stream.size === 8 + count * entrySize ? 8 : 4
  return { name, max, count, first, entrySize }
}

/** Newer lists tell the sizes of their header and entries, which may have grown since. */
export function extendedList(
  stream: Section,
  name: string,
  entrySize: number,
  max: number,
  isWide: boolean
): ListForm {
  const count = isWide ? stream.wide(8) : stream.u32(8)
  return { name, max, count, first: stream.u32(0), entrySize: Math.max(entrySize, stream.u32(4)) }
}

/**
 * Reads the entries that are wholly in the stream, up to the limit; what is promised beyond is a problem.
 * `readEntry` gets the offset of its entry in the stream; undefined leaves it out.
 */
export function readList<T>(
  file: DumpFile,
  stream: Section,
  form: ListForm,
  readEntry: (at: number, where: string) => T | undefined
): T[] {
  const { name, max, count, first, entrySize } = form
  const fitting = Math.max(0, Math.floor((stream.size - first) / entrySize))
  if (count > fitting) file.report('outside', `${count} entries promised, ${fitting} present`, name)
  const present = Math.min(count, fitting)
  if (present > max) file.report('too_many', `${present} entries, ${max} read`, name)
  const entries: T[] = []
  for (let i = 0; i < Math.min(present, max); i += 1) {
    const entry = readEntry(first + i * entrySize, `${name}[${i}]`)
    if (entry !== undefined) entries.push(entry)
  }
  return entries
}
