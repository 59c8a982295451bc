import type { DumpFile } from './dump-file.ts'
import { MAX } from './limits.ts'
import { countedList, readList, readLocation } from './lists.ts'
import type { Annotation, CrashpadInfo, ModuleAnnotations } from './minidump.ts'
import type { Section } from './section.ts'
import { readGuid } from './texts.ts'

const NAME = 'CrashpadInfo'
/** Of annotation objects only those that are text are of a form that is known. */
const TYPE_STRING = 1

/** MinidumpCrashpadInfo: ids, and what the program noted for the case that it crashes. */
export function readCrashpadInfo(file: DumpFile, stream: Section): CrashpadInfo {
  return {
    reportId: readGuid(stream, 4),
    clientId: readGuid(stream, 20),
    annotations: readDictionary(file, stream, 36, `${NAME}.annotations`),
    modules: readModules(file, stream, 44)
  }
}

/** What a location in `section` points at; undefined where it is empty or outside. */
function follow(file: DumpFile, section: Section, at: number, where: string): Section | undefined {
  const location = readLocation(section, at)
  return location.size < 4 ? undefined : file.section(location, where)
}

function readModules(file: DumpFile, stream: Section, at: number): ModuleAnnotations[] {
  const links = follow(file, stream, at, `${NAME}.modules`)
  if (!links) return []
  const form = countedList(links, `${NAME}.modules`, 12, MAX.annotatedModules)
  return readList(file, links, form, (link, where) => {
    const info = follow(file, links, link + 4, where)
    if (!info || info.size < 28) return undefined
    return {
      moduleIndex: links.u32(link),
      list: readTexts(file, info, 4, `${where}.list`),
      annotations: [
        ...readDictionary(file, info, 12, `${where}.annotations`),
        ...readObjects(file, info, 20, `${where}.objects`)
      ]
    }
  })
}

/** MinidumpSimpleStringDictionary. */
function readDictionary(file: DumpFile, section: Section, at: number, where: string): Annotation[] {
  const entries = follow(file, section, at, where)
  if (!entries) return []
  return readList(file, entries, countedList(entries, where, 8, MAX.annotations), (entry, entryWhere) => {
    const name = file.utf8(entries.u32(entry), entryWhere)
    const value = file.utf8(entries.u32(entry + 4), entryWhere)
    return name === undefined || value === undefined ? undefined : ([name, value] as const)
  })
}

/** MinidumpAnnotationList. */
function readObjects(file: DumpFile, section: Section, at: number, where: string): Annotation[] {
  const entries = follow(file, section, at, where)
  if (!entries) return []
  return readList(file, entries, countedList(entries, where, 12, MAX.annotations), (entry, entryWhere) => {
    if (entries.u16(entry + 4) !== TYPE_STRING) return undefined
    const name = file.utf8(entries.u32(entry), entryWhere)
    const value = file.utf8(entries.u32(entry + 8), entryWhere)
    return name === undefined || value === undefined ? undefined : ([name, value] as const)
  })
}

/** MinidumpRVAList of texts. */
function readTexts(file: DumpFile, section: Section, at: number, where: string): string[] {
  const entries = follow(file, section, at, where)
  if (!entries) return []
  return readList(file, entries, countedList(entries, where, 4, MAX.annotations), (entry, entryWhere) =>
    file.utf8(entries.u32(entry), entryWhere)
  )
}
