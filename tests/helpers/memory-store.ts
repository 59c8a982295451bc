import SqliteDatabase, { type Database } from 'better-sqlite3'
import { runMigrations } from '../../main/store/migrate-store.ts'
import type { NewArrival, NewEvent } from '../../main/store/new-arrival.ts'
import { packEvent } from '../../main/store/packed-event.ts'
import { storeArrivals } from '../../main/store/store-arrivals.ts'
import type { Uncounted } from '../../main/store/tally.ts'
import type { Level } from '../../shared/model/event.ts'

/** An empty store in memory. */
export function memoryStore(): Database {
  const db = new SqliteDatabase(':memory:')
  db.pragma('foreign_keys = ON')
  runMigrations(db, 0, () => {})
  return db
}

export interface EventSpec {
  readonly id?: number
  readonly at?: number
  readonly hash?: number
  readonly hashes?: readonly number[]
  readonly title?: string
  readonly value?: string
  readonly level?: Level
  readonly tags?: readonly (readonly [string, string])[]
  readonly release?: string
  readonly environment?: string
  readonly trace?: string
  readonly fields?: readonly (readonly [string, string])[]
  readonly shape?: string
  readonly problems?: number
  /** JSON. */
  readonly payload?: string
}

export const hex = (n: number) => n.toString(16).padStart(32, '0')

let lastId = 0

/** An event ready to be written, as plain as it can be. */
export function newEvent(spec: EventSpec = {}): NewEvent {
  const eventId = hex(spec.id ?? ++lastId + 1_000_000)
  const at = spec.at ?? 1_700_000_000_000
  const hashes = (spec.hashes ?? [spec.hash ?? 1]).map(hex)
  const received = { receivedMs: at, eventId, itemType: 'event' }
  return {
    timestamp: at,
    level: spec.level ?? 'error',
    type: 'error',
    platform: 'node',
    release: spec.release,
    environment: spec.environment,
    user: undefined,
    trace: spec.trace,
    unhandled: spec.tags?.some(([key, value]) => key === 'handled' && value === 'no') ?? false,
    summary: {
      title: spec.title ?? 'Error: boom',
      culprit: 'main',
      metadata: { type: 'Error', value: spec.value ?? 'boom' }
    },
    message: spec.value ?? 'boom',
    config: 'test',
    hashes,
    tags: spec.tags ?? [],
    fields: spec.fields ?? [],
    shape: spec.shape ?? '',
    problems: spec.problems ?? 0,
    received,
    payload: packEvent(received, Buffer.from(spec.payload ?? '{}'))
  }
}

export function arrivalOf(events: readonly NewEvent[], projectId = '1'): NewArrival {
  return {
    project: { id: projectId, key: undefined, suggestedName: undefined, platform: 'node' },
    receivedMs: 1_700_000_000_000,
    events,
    items: [],
    attachments: [],
    sessions: [],
    sessionCounts: [],
    discards: [],
    checkIns: [],
    feedback: []
  }
}

/** Writes, files and counts, as the core does. */
export function store(db: Database, arrivals: readonly NewArrival[]): Uncounted[] {
  return storeArrivals(db, arrivals)
}
