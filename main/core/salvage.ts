import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import { currentConfig } from '../grouping/current-config.ts'
import { parseJson } from '../protocol/json.ts'
import { lockStore } from '../store/lock-store.ts'
import type { NewArrival } from '../store/new-arrival.ts'
import { openStore } from '../store/open-store.ts'
import { packEvent } from '../store/packed-event.ts'
import {
  attachDamaged,
  copyPlaces,
  countSalvagedEvents,
  findProjectByHashes,
  type SalvagedEvent,
  salvagedEvents
} from '../store/salvage.ts'
import { copyRest, type SalvagedCounts } from '../store/salvage-rest.ts'
import { type ReadPages, stageRows } from '../store/salvage-stage.ts'
import { storeArrivals } from '../store/store-arrivals.ts'
import { deriveEvent, deriveNothing } from './derive-event.ts'
import { createDictionaries, type Dictionaries } from './dictionaries.ts'
import { createGroupingConfigs } from './grouping-configs.ts'
import { learnDictionaries } from './learn-dictionaries.ts'
import { createProjectSettings } from './project-settings.ts'
import { STORE_FILE } from './store-file.ts'

export interface Salvaged extends SalvagedCounts, ReadPages {
  /** Where the damaged file is now. */
  readonly damaged: string
}

/** Told at the beginning and then now and then how far it is, 0 to 1. What it throws breaks the salvage off. */
export type SalvageProgress = (share: number) => void

const BATCH = 200
/** About so much of the time goes into reading the file, and into storing its events again; little into the rest. */
const READING_SHARE = 0.1
const STORING_SHARE = 0.85
const PARTS = ['', '-wal', '-shm']

/**
 * Makes a new store of what can be read of a damaged one, and sets that aside, as it is. Counters are of the events that
 * were still stored. Throws AppError where there is no store, or it is in use; then, and where the disk is full, the damaged
 * one stays where it is.
 */
export function salvageStore(dataDir: string, onProgress: SalvageProgress): Salvaged {
  const path = join(dataDir, STORE_FILE)
  if (!existsSync(path)) throw new AppError('not_found', `There is no store at ${path}.`)
  const release = lockStore(path)
  const fresh = `${path}.new`
  const stage = `${path}.rows`
  try {
    onProgress(0)
    removeStore(fresh)
    const read = readDamaged(path, stage, (share) => onProgress(READING_SHARE * share))
    const counts = makeNew(fresh, stage, (share) => onProgress(READING_SHARE + STORING_SHARE * share))
    const damaged = freeName(`${path}.damaged`)
    replaceStore(path, fresh, damaged)
    return { damaged, ...read, ...counts }
  } finally {
    try {
      removeStore(stage)
      removeStore(fresh)
    } finally {
      release()
    }
  }
}

function removeStore(path: string): void {
  for (const part of [...PARTS, '.lock']) rmSync(path + part, { force: true })
}

/** Sets the old one aside and puts the new one in its place; where that fails, the old one is there as before. */
function replaceStore(path: string, fresh: string, aside: string): void {
  const parts = PARTS.filter((part) => existsSync(path + part))
  try {
    for (const part of parts) renameSync(path + part, aside + part)
    renameSync(fresh, path)
  } catch (error) {
    for (const part of parts) if (existsSync(aside + part)) renameSync(aside + part, path + part)
    throw error
  }
}

function freeName(wanted: string): string {
  let name = wanted
  for (let n = 2; existsSync(name); n++) name = `${wanted}-${n}`
  return name
}

/** All rows that can be read, into a store that nothing is expected of. */
function readDamaged(path: string, stage: string, onProgress: SalvageProgress): ReadPages {
  removeStore(stage)
  const { db, close } = openStore(stage)
  try {
    db.pragma('foreign_keys = OFF')
    db.pragma('synchronous = OFF')
    return stageRows(path, db, onProgress)
  } finally {
    close()
  }
}

function makeNew(path: string, stage: string, onProgress: SalvageProgress): SalvagedCounts {
  const { db, close } = openStore(path)
  try {
    // until it takes the damaged one's place nobody needs it
    db.pragma('synchronous = OFF')
    attachDamaged(db, stage)
    copyPlaces(db, Date.now())
    const total = countSalvagedEvents(db)
    const unpacked = storeEvents(db, (events) => onProgress(events / Math.max(1, total)))
    const { kept, lost } = copyRest(db)
    db.pragma('synchronous = FULL')
    db.pragma('wal_checkpoint(TRUNCATE)')
    return { kept, lost: { ...lost, events: Math.max(lost.events ?? 0, unpacked.lost) } }
  } finally {
    close()
  }
}

/** Each by the rules of its project, as if it had just arrived. */
function storeEvents(db: Database, onStored: (events: number) => void): { lost: number } {
  const settings = createProjectSettings(db)
  const configOf = createGroupingConfigs()
  const dictionaries = createDictionaries()
  let batch: NewArrival[] = []
  let stored = 0
  let lost = 0
  const write = () => {
    learnDictionaries(db, storeArrivals(db, batch), dictionaries.add)
    stored += batch.length
    batch = []
    onStored(stored)
  }
  for (const event of salvagedEvents(db, () => lost++)) {
    const projectId = event.projectId ?? findPlace(db, event)
    batch.push(toArrival(event, projectId, configOf(settings.of(projectId).grouping), dictionaries))
    if (batch.length === BATCH) write()
  }
  write()
  return { lost }
}

/** Where an event belongs of which that is lost; what is in no known project is worth more than its place, too. */
function findPlace(db: Database, { payload, received }: SalvagedEvent): string {
  return findProjectByHashes(db, derive(payload, received, currentConfig).hashes) ?? 'salvaged'
}

function toArrival(
  { received, payload }: SalvagedEvent,
  projectId: string,
  config: GroupingConfig,
  dictionaries: Dictionaries
): NewArrival {
  const derived = derive(payload, received, config)
  const dictionary = dictionaries.find(projectId, derived.hashes[0] ?? '')
  return {
    project: { id: projectId, key: undefined, suggestedName: undefined, platform: derived.platform },
    receivedMs: received.receivedMs,
    events: [{ ...derived, received, payload: packEvent(received, payload, dictionary) }],
    items: [],
    attachments: [],
    sessions: [],
    sessionCounts: [],
    discards: [],
    checkIns: [],
    feedback: []
  }
}

function derive(content: Uint8Array, received: SalvagedEvent['received'], config: GroupingConfig) {
  try {
    return deriveEvent(parseJson(content), received, config).derived
  } catch {
    return deriveNothing(received).derived
  }
}
