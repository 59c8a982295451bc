import type { Database } from 'better-sqlite3'
import { writeAttachment } from './attachments.ts'
import { writeDiscard } from './discards.ts'
import { writeFeedback } from './feedback.ts'
import { appendToJournal, type JournaledEvent } from './journal.ts'
import { writeCheckIn } from './monitors.ts'
import type { NewArrival, NewItem, Written } from './new-arrival.ts'
import { createProject, findProject, type ProjectRow, renameProject } from './projects.ts'
import { writeSession, writeSessionCounts } from './release-health.ts'
import { all, run, sql } from './sql.ts'

/**
 * Writes what arrived in one transaction: all of it or, when it throws, nothing. An event that is stored already
 * (same project and event id) is passed over, so that a client may send it again. The others are in the journal then, and
 * are to be filed (file-events.ts).
 */
export function writeArrivals(db: Database, arrivals: readonly NewArrival[]): Written {
  return db.transaction(() => writeAll(db, arrivals)).immediate()
}

function writeAll(db: Database, arrivals: readonly NewArrival[]): Written {
  const journaled: JournaledEvent[] = []
  const touched = new Set<number>()
  let projectsChanged = false
  for (const arrival of arrivals) {
    const { project, changed } = ensureProject(db, arrival)
    for (const issueRef of issuesOfLaterParts(db, project, arrival)) touched.add(issueRef)
    projectsChanged ||= changed
    const events = arrival.events.flatMap((event) => appendToJournal(db, project, event) ?? [])
    journaled.push(...events)
    for (const attachment of arrival.attachments) {
      writeAttachment(db, project.ref, attachment, arrival.receivedMs)
    }
    // what came with an event that is stored already was stored with it
    if (arrival.events.length > 0 && events.length === 0) continue
    for (const item of arrival.items) writeItem(db, project, item)
    for (const session of arrival.sessions) writeSession(db, project.ref, session)
    for (const counts of arrival.sessionCounts) writeSessionCounts(db, project.ref, counts)
    for (const discard of arrival.discards) writeDiscard(db, project.ref, discard, arrival.receivedMs)
    for (const checkIn of arrival.checkIns) writeCheckIn(db, project.ref, checkIn, arrival.receivedMs)
    for (const feedback of arrival.feedback) writeFeedback(db, project.ref, feedback, arrival.receivedMs)
  }
  return { journaled, touched, projectsChanged }
}

/** Issues of events that are stored already and now get a file, or a word of a user. */
function issuesOfLaterParts(
  db: Database,
  project: ProjectRow,
  { attachments, feedback }: NewArrival
): number[] {
  const eventIds = new Set([...attachments, ...feedback].flatMap(({ eventId }) => eventId ?? []))
  if (eventIds.size === 0) return []
  return all<{ issue_ref: number }>(
    db,
    sql`SELECT issue_ref FROM events WHERE project_ref = ${project.ref}
          AND event_id IN (SELECT unhex(value) FROM json_each(${JSON.stringify([...eventIds])}))`
  ).map(({ issue_ref }) => issue_ref)
}

function ensureProject(db: Database, arrival: NewArrival): { project: ProjectRow; changed: boolean } {
  const { id, key, suggestedName, platform } = arrival.project
  const known = findProject(db, id)
  if (!known) {
    const project = createProject(db, { id, key, name: suggestedName, platform, now: arrival.receivedMs })
    return { project, changed: true }
  }
  if (platform !== undefined && known.platform === null) {
    run(db, sql`UPDATE projects SET platform = ${platform} WHERE ref = ${known.ref}`)
  }
  if (known.named_by === 'default' && suggestedName !== undefined) {
    return { project: renameProject(db, id, suggestedName, 'event'), changed: true }
  }
  return { project: known, changed: false }
}

function writeItem(db: Database, project: ProjectRow, item: NewItem): void {
  const eventId = item.eventId === undefined ? null : Buffer.from(item.eventId, 'hex')
  const { codec, bytes, data } = item.payload
  run(
    db,
    sql`INSERT INTO items (project_ref, type, event_id, received, headers, codec, bytes, payload)
        VALUES (${project.ref}, ${item.type}, ${eventId}, ${item.receivedMs}, ${item.headers}, ${codec}, ${bytes}, ${data})`
  )
}
