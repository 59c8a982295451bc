import type { Database } from 'better-sqlite3'
import { countEvents } from './counters.ts'
import { fileEvents } from './file-events.ts'
import type { NewArrival } from './new-arrival.ts'
import type { Uncounted } from './tally.ts'
import { writeArrivals } from './write-arrivals.ts'

/** Writes, files and counts at once: for whoever has all of it, and nobody waiting. */
export function storeArrivals(db: Database, arrivals: readonly NewArrival[]): Uncounted[] {
  const filed = fileEvents(db, writeArrivals(db, arrivals).journaled)
  countEvents(db, filed)
  return filed
}
