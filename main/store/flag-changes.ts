import type { Database } from 'better-sqlite3'
import type { FlagChange, FlagChanges } from '../../shared/contract/issues.ts'
import { parseTagRefs } from './event-tags.ts'
import { currentRef } from './issue-redirects.ts'
import { fieldKey } from './known-refs.ts'
import { toIssueRef } from './refs.ts'
import { all, type Sql, sql } from './sql.ts'

/** What an answer may take: so many of the issue's latest events are looked at, and so many changes told, the latest. */
export interface FlagLimits {
  readonly events: number
  readonly changes: number
}

const LIMITS: FlagLimits = { events: 10_000, changes: 100 }

/** Keys of flags lie between these two. */
const FIRST_KEY = fieldKey('flags[')
const AFTER_KEYS = fieldKey('flags\\')

/**
 * Where feature flags were first seen with a value that they had not had before, among the latest events of an issue.
 * Only flags that the issue's counters know several values of are looked for: mostly there is none, and no event is read.
 */
export function findFlagChanges(db: Database, id: string, { events, changes } = LIMITS): FlagChanges {
  const issueRef = currentRef(db, toIssueRef(id))
  const values = new Map(all<FlagValue>(db, flagValuesQuery(issueRef)).map((value) => [value.ref, value]))
  if (values.size === 0) return { rows: [], isCut: false, events: 0 }
  const latest = all<TaggedEvent>(db, latestEventsQuery(issueRef, events + 1))
  const isCut = latest.length > events
  const looked = isCut ? latest.slice(0, events) : latest
  return { rows: changesIn(looked.toReversed(), values).slice(-changes), isCut, events: looked.length }
}

interface FlagValue {
  readonly ref: number
  /** As it is searched: `.flags[name]`. */
  readonly key: string
  readonly value: string
}

/** The values of those flags of an issue that have several. */
export function flagValuesQuery(issueRef: number): Sql {
  return sql`SELECT tag_values.ref, key, value
    FROM tag_keys CROSS JOIN issue_tags ON issue_ref = ${issueRef} AND issue_tags.key_ref = tag_keys.ref
    CROSS JOIN tag_values ON tag_values.ref = value_ref
    WHERE key >= ${FIRST_KEY} AND key < ${AFTER_KEYS} AND EXISTS (
      SELECT 1 FROM issue_tags AS other WHERE other.issue_ref = ${issueRef} AND other.key_ref = tag_keys.ref
        AND other.value_ref <> issue_tags.value_ref)`
}

interface TaggedEvent {
  readonly timestamp: number
  /** As `formatTagRefs` writes them. */
  readonly tags: string
}

/** Read off the index, which holds what is asked for. */
export function latestEventsQuery(issueRef: number, limit: number): Sql {
  return sql`SELECT timestamp, tags FROM events INDEXED BY events_by_issue WHERE issue_ref = ${issueRef}
    ORDER BY timestamp DESC, ref DESC LIMIT ${limit}`
}

/** `events`: the oldest first. An event may have asked for a flag several times, and got several values. */
function changesIn(
  events: readonly TaggedEvent[],
  values: ReadonlyMap<number, FlagValue>
): readonly FlagChange[] {
  const changes: FlagChange[] = []
  const seen = new Set<number>()
  const last = new Map<string, string>()
  for (const { timestamp, tags } of events) {
    const had = parseTagRefs(tags).flatMap((ref) => values.get(ref) ?? [])
    const fresh = had.filter(({ ref, key }) => !seen.has(ref) && last.has(key))
    for (const { key, value } of fresh) {
      changes.push({ flag: flagOf(key), value, before: last.get(key) ?? '', at: timestamp })
    }
    for (const { ref, key, value } of had) {
      seen.add(ref)
      last.set(key, value)
    }
  }
  return changes
}

function flagOf(key: string): string {
  return key.slice(FIRST_KEY.length, -1)
}
