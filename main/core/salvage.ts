import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { IssueStatus } from '../../shared/model/issue.ts'
import { currentConfig } from '../grouping/current-config.ts'
import { parseJson } from '../protocol/json.ts'
import { updateIssues } from '../store/issue-states.ts'
import type { NewArrival } from '../store/new-arrival.ts'
import { openStore } from '../store/open-store.ts'
import { compress } from '../store/payload-codec.ts'
import { findProject, renameProject } from '../store/projects.ts'
import { type SalvagedEvent, salvageEvents } from '../store/salvage.ts'
import { storeArrivals } from '../store/store-arrivals.ts'
import { deriveEvent, deriveNothing } from './derive-event.ts'
import { STORE_FILE } from './store-file.ts'

export interface Salvaged {
  /** Where the damaged file is now. */
  readonly damaged: string
  readonly events: number
  readonly lost: number
}

const BATCH = 200

/**
 * Sets a damaged store aside and makes a new one of every event that can be read of it. Everything else follows from
 * the events; of issues, status and bookmark come along. Throws AppError where there is no store, or it is in use.
 */
export function salvageStore(dataDir: string, onProgress: (events: number) => void): Salvaged {
  const path = join(dataDir, STORE_FILE)
  if (!existsSync(path)) throw new AppError('not_found', `There is no store at ${path}.`)
  const damaged = freeName(`${path}.damaged`)
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, damaged + suffix)
  }
  const store = openStore(path)
  let events = 0
  let lost = 0
  let batch: SalvagedEvent[] = []
  const write = () => {
    writeAll(store.db, batch)
    events += batch.length
    batch = []
    onProgress(events)
  }
  try {
    for (const event of salvageEvents(damaged, () => lost++)) {
      batch.push(event)
      if (batch.length === BATCH) write()
    }
    write()
  } catch (error) {
    // not even the beginning of the file is one: it stays aside, and the new store is empty
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB')) throw error
  } finally {
    store.close()
  }
  return { damaged, events, lost }
}

function freeName(wanted: string): string {
  let name = wanted
  for (let n = 2; existsSync(name); n++) name = `${wanted}-${n}`
  return name
}

function writeAll(db: Database, events: readonly SalvagedEvent[]): void {
  const stored = storeArrivals(db, events.map(toArrival))
  for (const [index, event] of events.entries()) {
    const project = findProject(db, event.project.id)
    if (project && project.named_by !== 'user')
      renameProject(db, event.project.id, event.project.name, 'user')
    const issueRef = stored[index]?.issueRef
    const status = IssueStatus.safeParse(event.state?.status)
    if (issueRef === undefined || !event.state || !status.success) continue
    updateIssues(db, [issueRef], { status: status.data, bookmarked: event.state.bookmarked }, Date.now())
  }
}

function toArrival({ project, received, content }: SalvagedEvent): NewArrival {
  const derived = derive(content, received)
  return {
    project: { id: project.id, key: project.key, suggestedName: undefined, platform: derived.platform },
    receivedMs: received.receivedMs,
    events: [{ ...derived, received, payload: compress(content) }],
    items: [],
    attachments: [],
    sessions: [],
    sessionCounts: [],
    discards: [],
    checkIns: [],
    feedback: []
  }
}

function derive(content: Uint8Array, received: SalvagedEvent['received']) {
  try {
    return deriveEvent(parseJson(content), received, currentConfig).derived
  } catch {
    return deriveNothing(received).derived
  }
}
