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
  const add = (keyRef: number, key: string, value: string) => {
    const ref = tagRef(db, keyRef, value, key === 'user')
    // a few dozen: quicker looked through than kept in a set
    if (!refs.some(({ valueRef }) => valueRef === ref.valueRef)) refs.push(ref)
  }
  // a trace has another value in each event: it has a column of its own
  for (const [key, value] of tags) if (key !== 'trace') add(tagKeyRef(db, key), key, value)
  for (const [name, value] of fields) add(fieldKeyRef(db, name), '', value)
  return refs
}
