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
