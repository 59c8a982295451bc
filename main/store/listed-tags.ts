import type { Database } from 'better-sqlite3'
import { parseTagRefs } from './event-tags.ts'
import type { EventListRow } from './search/event-page.ts'
import { all, sql } from './sql.ts'

/** Value by key, by the number of the event. */
export type TagsOfEvents = ReadonlyMap<number, Readonly<Record<string, string>>>

/** The values that listed events have of some tags: those of all of them at once. */
export function readTags(
  db: Database,
  events: readonly EventListRow[],
  keys: readonly string[]
): TagsOfEvents {
  const refs = events.map(({ ref, tags }) => ({ ref, valueRefs: parseTagRefs(tags) }))
  const wanted = [...new Set(refs.flatMap(({ valueRefs }) => valueRefs))]
  const found = all<{ ref: number; key: string; value: string }>(
    db,
    sql`SELECT tag_values.ref, tag_keys.key, tag_values.value
        FROM json_each(${JSON.stringify(wanted)}) AS wanted
        CROSS JOIN tag_values ON tag_values.ref = wanted.value
        CROSS JOIN tag_keys ON tag_keys.ref = tag_values.key_ref
        WHERE is_field = 0 AND tag_keys.key IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`
  )
  const values = new Map(found.map((one) => [one.ref, one]))
  return new Map(
    refs.map(({ ref, valueRefs }) => {
      const held = valueRefs.flatMap((valueRef) => values.get(valueRef) ?? [])
      return [ref, Object.fromEntries(held.map(({ key, value }) => [key, value]))]
    })
  )
}
