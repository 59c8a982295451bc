import type { Database } from 'better-sqlite3'
import { insertRows, sql } from './sql.ts'

/**
 * How many events have a tag or field, and each of its values, in a project and in all: what completion offers, without
 * going through the issues. Events that are no longer kept stay counted, as they do everywhere.
 */

/** Stands for all projects. */
export const ALL_PROJECTS = 0
/** Stands for all values of a key. */
export const ANY_VALUE = 0

/** A value in some events of a project. */
export interface CountedValue {
  readonly keyRef: number
  readonly valueRef: number
  /** Negative: they are no longer counted. */
  readonly events: number
  /** Epoch ms. */
  readonly lastSeen: number
}

interface Total {
  readonly keyRef: number
  events: number
  lastSeen: number
}

/** Sums of what is about to be added. */
export interface TagTotals {
  add(projectRef: number, value: CountedValue): void
  /** In a transaction. */
  write(db: Database): void
}

export function createTagTotals(): TagTotals {
  /** By project, then by value. */
  const values = new Map<number, Map<number, Total>>()

  function addTo(projectRef: number, { keyRef, valueRef, events, lastSeen }: CountedValue): void {
    let totals = values.get(projectRef)
    if (!totals) {
      totals = new Map()
      values.set(projectRef, totals)
    }
    const known = totals.get(valueRef)
    if (known) {
      known.events += events
      known.lastSeen = Math.max(known.lastSeen, lastSeen)
    } else totals.set(valueRef, { keyRef, events, lastSeen })
  }

  return {
    add(projectRef, value) {
      addTo(projectRef, value)
      addTo(ALL_PROJECTS, value)
    },
    write(db) {
      for (const [projectRef, totals] of values) {
        const keys = new Map<number, Total>()
        for (const total of totals.values()) {
          const key = keys.get(total.keyRef)
          if (key) {
            key.events += total.events
            key.lastSeen = Math.max(key.lastSeen, total.lastSeen)
          } else keys.set(total.keyRef, { ...total })
        }
        const rows: number[] = []
        const addRow = (valueRef: number, { keyRef, events, lastSeen }: Total) =>
          rows.push(projectRef, keyRef, valueRef, events, lastSeen)
        for (const [valueRef, total] of totals) addRow(valueRef, total)
        for (const total of keys.values()) addRow(ANY_VALUE, total)
        writeTotals(db, rows)
      }
    }
  }
}

/** Rows of five columns. */
function writeTotals(db: Database, rows: readonly number[]): void {
  insertRows(
    db,
    sql`INSERT INTO tag_totals VALUES`,
    5,
    rows,
    sql`ON CONFLICT DO UPDATE SET events = events + excluded.events, last_seen = MAX(last_seen, excluded.last_seen)`
  )
}
