import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import type { NewAttachment } from './new-arrival.ts'
import { type Codec, decompress } from './payload-codec.ts'
import { all, get, run, sql } from './sql.ts'

/** The same content is kept once, whatever it is called; the same file of an event that is sent twice, too. */
export function writeAttachment(
  db: Database,
  projectRef: number,
  attachment: NewAttachment,
  receivedMs: number
): void {
  const { sha256, payload } = attachment
  const eventId = Buffer.from(attachment.eventId, 'hex')
  const known = get<{ ref: number }>(db, sql`SELECT ref FROM blobs WHERE sha256 = ${sha256}`)
  const blobRef =
    known?.ref ??
    run(
      db,
      sql`INSERT INTO blobs (sha256, codec, bytes, payload)
          VALUES (${sha256}, ${payload.codec}, ${payload.bytes}, ${payload.data})`
    ).lastRef
  run(
    db,
    sql`INSERT OR IGNORE INTO attachments
          (project_ref, event_id, filename, content_type, type, missing_bytes, received, blob_ref)
        VALUES (${projectRef}, ${eventId}, ${attachment.filename},
                ${attachment.contentType}, ${attachment.type}, ${attachment.missingBytes}, ${receivedMs}, ${blobRef})`
  )
  // an event that is not filed yet finds its files then
  run(
    db,
    sql`UPDATE events SET has_files = 1 WHERE project_ref = ${projectRef} AND event_id = ${eventId} AND has_files = 0`
  )
}

export interface AttachmentInfo {
  readonly id: string
  readonly filename: string
  readonly contentType: string
  readonly type: string
  readonly bytes: number
  readonly missingBytes: number
}

export interface AttachmentInfoRow {
  readonly ref: number
  readonly filename: string
  readonly content_type: string
  readonly type: string
  readonly bytes: number
  readonly missing_bytes: number
}

export const INFO_COLUMNS = sql`attachments.ref, filename, content_type, type, bytes, missing_bytes`

/** The files of an event, in the order of their arrival. */
export function listAttachments(db: Database, projectId: string, eventId: string): AttachmentInfo[] {
  return all<AttachmentInfoRow>(
    db,
    sql`SELECT ${INFO_COLUMNS} FROM attachments JOIN blobs ON blobs.ref = blob_ref
        WHERE event_id = ${Buffer.from(eventId, 'hex')}
          AND project_ref = (SELECT ref FROM projects WHERE id = ${projectId})
        ORDER BY attachments.ref`
  ).map(toInfo)
}

/** A file with its content. Throws AppError `not_found`. */
export function getAttachment(db: Database, id: string): AttachmentInfo & { content: Uint8Array } {
  const row = get<AttachmentInfoRow & { codec: Codec; payload: Buffer }>(
    db,
    sql`SELECT ${INFO_COLUMNS}, codec, payload FROM attachments JOIN blobs ON blobs.ref = blob_ref
        WHERE attachments.ref = ${/^\d{1,15}$/.test(id) ? Number(id) : -1}`
  )
  if (!row) throw new AppError('not_found', `There is no attachment ${id.slice(0, 100)}.`)
  return { ...toInfo(row), content: decompress({ codec: row.codec, bytes: row.bytes, data: row.payload }) }
}

export function toInfo(row: AttachmentInfoRow): AttachmentInfo {
  return {
    id: String(row.ref),
    filename: row.filename,
    contentType: row.content_type,
    type: row.type,
    bytes: row.bytes,
    missingBytes: row.missing_bytes
  }
}
