import type { Json } from '../../../shared/model/json.ts'

/** A line of a JSON document that is shown as a tree. */
export interface JsonRow {
  /** Its place as a JSON pointer (RFC 6901): unique in the document. */
  readonly pointer: string
  readonly key: string
  readonly value: Json
  /** 0 for the members of the document itself. */
  readonly depth: number
  /** Members or items; undefined for a value that has none by its nature. */
  readonly count: number | undefined
  readonly isOpen: boolean
}

function isContainer(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null
}

function pointerOf(parent: string, key: string): string {
  return `${parent}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The keys on the way to a place in a document. */
export function keysOfPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The lines of a document of which some parts are unfolded. What is folded costs nothing. */
export function jsonRows(document: Json, isOpen: (pointer: string, depth: number) => boolean): JsonRow[] {
  const rows: JsonRow[] = []
  const add = (parent: Json, at: string, depth: number) => {
    if (!isContainer(parent)) return
    for (const [key, value] of Object.entries(parent)) {
      const pointer = pointerOf(at, key)
      const count = isContainer(value) ? Object.keys(value).length : undefined
      const isUnfolded = count !== undefined && count > 0 && isOpen(pointer, depth)
      rows.push({ pointer, key, value, depth, count, isOpen: isUnfolded })
      if (isUnfolded) add(value, pointer, depth + 1)
    }
  }
  add(document, '', 0)
  return rows
}

/**
 * Pointers of the members whose key or simple value holds a text, in the document's order, `most` at most. Case does
 * not matter.
 */
export function findInJson(document: Json, search: string, most: number): string[] {
  const wanted = search.trim().toLowerCase()
  const found: string[] = []
  if (wanted === '') return found
  const look = (parent: Json, at: string) => {
    if (!isContainer(parent)) return
    for (const [key, value] of Object.entries(parent)) {
      if (found.length >= most) return
      const pointer = pointerOf(at, key)
      const says = isContainer(value) ? '' : String(value)
      // an item's index is no name
      const isNamed = !Array.isArray(parent) && key.toLowerCase().includes(wanted)
      if (isNamed || says.toLowerCase().includes(wanted)) found.push(pointer)
      look(value, pointer)
    }
  }
  look(document, '')
  return found
}

/** The pointers of everything that holds the place: what must be unfolded to see it. */
export function pointersAbove(pointer: string): string[] {
  const above: string[] = []
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    above.push(pointer.slice(0, end))
  }
  return above
}
