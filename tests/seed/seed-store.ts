import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { createDictionaries, type Dictionaries } from '../../main/core/dictionaries.ts'
import { learnDictionaries } from '../../main/core/learn-dictionaries.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import type { NewArrival } from '../../main/store/new-arrival.ts'
import { openStore } from '../../main/store/open-store.ts'
import { listProjects } from '../../main/store/projects.ts'
import { indexNext, mergeNext } from '../../main/store/search-index.ts'
import { storeArrivals } from '../../main/store/store-arrivals.ts'
import { createRandom, type Random } from '../bench/random.ts'
import { createEvent } from './issue-template.ts'
import { createPlan, DAY_MS, type PlannedEvent, type SeedOptions, type SeedPlan } from './seed-plan.ts'
import { createTriage } from './triage.ts'

export interface SeedResult {
  readonly events: number
  readonly issues: number
  readonly projects: number
  /** Size of the file. */
  readonly bytes: number
}

const BATCH = 1000
/** In so many parts of the time, issues are looked at in between. */
const STEPS = 100
const INDEX_STEP = 10_000
const MERGE_PAGES = 10_000

/**
 * Writes a new store with invented events: the same content for the same options. `onProgress` hears how many events
 * are written. Throws where there are events in the folder's store already.
 */
export function seedStore(
  dataDir: string,
  options: SeedOptions,
  onProgress: (events: number) => void
): SeedResult {
  const plan = createPlan(options)
  const { db, path, close } = openStore(join(dataDir, STORE_FILE))
  const { random } = Math
  // the store rolls dice too: for how long it keeps an event
  Math.random = createRandom(options.seed + 3).next
  try {
    if (listProjects(db).length > 0) throw new Error(`${path} is no new store: choose another folder`)
    hurry(db)
    writePlan(db, plan, options, onProgress)
    while (mergeNext(db, MERGE_PAGES) || indexNext(db, INDEX_STEP));
    settle(db)
    const projects = listProjects(db)
    return {
      events: projects.reduce((sum, { events }) => sum + events, 0),
      issues: projects.reduce((sum, { issues }) => sum + issues, 0),
      projects: projects.length,
      bytes: statSync(path).size
    }
  } finally {
    Math.random = random
    close()
  }
}

/**
 * Nothing has to be safe from a machine that stops: a store that is half written is thrown away. With a journal in memory
 * all is written once, where a write-ahead log would write it twice.
 */
function hurry(db: Database): void {
  db.pragma('journal_mode = MEMORY')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -65536')
}

function settle(db: Database): void {
  db.pragma('optimize')
  db.pragma('journal_mode = WAL')
  db.pragma('wal_checkpoint(TRUNCATE)')
}

function writePlan(
  db: Database,
  plan: SeedPlan,
  { seed, days }: SeedOptions,
  onProgress: (events: number) => void
): void {
  const spanMs = days * DAY_MS
  const random = createRandom(seed + 1)
  const refs: number[] = []
  const lastMs: number[] = []
  const triage = createTriage(db, plan, { refs, lastMs }, seed + 2)
  const dictionaries = createDictionaries()
  let batch: PlannedEvent[] = []
  let written = 0
  let step = 1

  function flush(): void {
    const stored = storeArrivals(db, createArrivals(plan, batch, random, dictionaries))
    learnDictionaries(db, stored, dictionaries.add)
    for (const [index, { issueRef }] of stored.entries()) {
      const event = batch[index]
      if (!event) continue
      refs[event.issue] = issueRef
      lastMs[event.issue] = event.afterMs
    }
    written += batch.length
    batch = []
    onProgress(written)
  }

  for (const event of plan.events) {
    for (; event.afterMs >= (step * spanMs) / STEPS; step += 1) {
      flush()
      triage.continueUntil((step * spanMs) / STEPS)
    }
    batch.push(event)
    if (batch.length === BATCH) flush()
  }
  flush()
  triage.finish(spanMs)
}

function createArrivals(
  plan: SeedPlan,
  events: readonly PlannedEvent[],
  random: Random,
  dictionaries: Dictionaries
): NewArrival[] {
  let traceId = random.hex(32)
  return events.flatMap(({ issue, afterMs }) => {
    const template = plan.templates[issue]
    if (!template) return []
    // some errors are the cause of others in the same trace
    if (random.next() > 0.05) traceId = random.hex(32)
    const delayMs = delayOf(template.project.platform.runsOn, random)
    const receivedMs = plan.startMs + afterMs
    const moment = {
      eventId: random.hex(32),
      traceId,
      atMs: receivedMs - delayMs,
      afterMs: afterMs - delayMs
    }
    const event = createEvent(template, random, dictionaries, moment, receivedMs)
    const { id, key, name } = template.project
    return {
      ...NOTHING_ELSE,
      project: { id, key, suggestedName: name, platform: event.platform },
      receivedMs,
      events: [event]
    }
  })
}

const NOTHING_ELSE = {
  items: [],
  attachments: [],
  sessions: [],
  sessionCounts: [],
  discards: [],
  checkIns: [],
  feedback: []
}

/** Phones send some events when they are online again. */
function delayOf(runsOn: 'server' | 'browser' | 'device', random: Random): number {
  const usual = 20 + random.below(1500)
  return runsOn === 'device' && random.next() < 0.02 ? usual + random.below(40 * 3_600_000) : usual
}
