import type { Database } from 'better-sqlite3'
import { fieldKeyRef, type TagRef, tagKeyRef, tagRef } from './known-refs.ts'
import type { DerivedEvent } from './new-arrival.ts'

/** How an event's row holds its values: `|1|22|333|`, so that one is found by its text alone. */
export function formatTagRefs(refs: readonly TagRef[]): string {
  return refs.length === 0 ? '' : `|${refs.map(({ valueRef }) => valueRef).join('|')}|`
}

export function parseTagRefs(text: string): number[] {
  return text === '' ? [] : text.slice(1, -1).split('|').map(Number)
}

const SEPARATOR = '|'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)

/**
 * True as soon as one of the values is wanted. The text is read digit by digit: to split those of thousands of events into
 * numbers would take three times as long.
 */
export function hasTagRef(text: string, isWanted: (ref: number) => boolean): boolean {
  let ref = 0
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== SEPARATOR) {
      ref = ref * 10 + code - ZERO
      continue
    }
    if (isWanted(ref)) return true
    ref = 0
  }
  return false
}

/** Gives an event's tags and fields their numbers. */
export function internTags(db: Database, { tags, fields }: DerivedEvent): TagRef[] {
  const refs: TagRef[] = []
  for (const [key, value] of tags) {
    // a trace has another value in each event: it has a column of its own
    if (key !== 'trace') addOnce(refs, tagRef(db, tagKeyRef(db, key), value, key === 'user'))
  }
  for (const [name, value] of fields) addOnce(refs, tagRef(db, fieldKeyRef(db, name), value, false))
  return refs
}

/** There are a few dozen: they are quicker looked through than kept in a set. */
function addOnce(refs: TagRef[], ref: TagRef): void {
  for (const { valueRef } of refs) if (valueRef === ref.valueRef) return
  refs.push(ref)
}
