import { readContext } from './cpu-context.ts'
import type { DumpFile } from './dump-file.ts'
import { MAX } from './limits.ts'
import { countedList, readList, readLocation } from './lists.ts'
import { toRegion } from './memory.ts'
import type { Arch, MinidumpThread } from './minidump.ts'
import type { Section } from './section.ts'

/** MINIDUMP_THREAD_LIST: each thread with its registers and its stack. */
export function readThreads(
  file: DumpFile,
  stream: Section,
  arch: Arch | undefined,
  names: ReadonlyMap<number, string>
): MinidumpThread[] {
  return readList(file, stream, countedList(stream, 'ThreadList', 48, MAX.threads), (at, where) => {
    const id = stream.u32(at)
    const stack = readLocation(stream, at + 32)
    // A full dump has its stacks in the list of memory instead.
    const hasStack = stack.size > 0 && stack.offset > 0
    return {
      id,
      name: names.get(id),
      stack: hasStack ? toRegion(file, stream.wide(at + 24), stack, `${where}.stack`) : undefined,
      context: readContext(file, readLocation(stream, at + 40), arch, `${where}.context`)
    }
  })
}

/** MINIDUMP_THREAD_NAME_LIST. */
export function readThreadNames(file: DumpFile, stream: Section): ReadonlyMap<number, string> {
  const form = countedList(stream, 'ThreadNames', 12, MAX.threads)
  const names = readList(file, stream, form, (at, where) => {
    const name = file.utf16(stream.wide(at + 4), where)
    return name ? ([stream.u32(at), name] as const) : undefined
  })
  return new Map(names)
}
