import type { Database } from 'better-sqlite3'
import type { AttachmentKind, AttachmentQuery, IssueAttachment } from '../../shared/contract/attachments.ts'
import { type AttachmentInfoRow, INFO_COLUMNS, toInfo } from './attachments.ts'
import { afterCursor, toPage } from './cursor.ts'
import { currentRef } from './issue-redirects.ts'
import { toIssueRef } from './refs.ts'
import { all, and, get, type Sql, sql } from './sql.ts'

/** Sentry's kinds, as the renderer's `attachmentKind` tells them. */
const KIND = sql`CASE
  WHEN type IN ('event.minidump', 'event.applecrashreport') OR type LIKE '%!_dump' ESCAPE '!' THEN 'crash'
  WHEN type = 'event.view_hierarchy' THEN 'other'
  WHEN lower(trim(substr(content_type || ';', 1, instr(content_type || ';', ';') - 1)))
    IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp') THEN 'picture'
  WHEN filename LIKE '%.png' OR filename LIKE '%.jpg' OR filename LIKE '%.jpeg' OR filename LIKE '%.gif'
    OR filename LIKE '%.webp' THEN 'picture'
  ELSE 'other' END`

/** Events with files first, by their own index: the others of the issue are not looked at. */
const OF_EVENTS = sql`FROM events INDEXED BY events_with_files CROSS JOIN attachments
  ON attachments.event_id = events.event_id AND attachments.project_ref = events.project_ref`

interface IssueAttachmentRow extends AttachmentInfoRow {
  readonly event_id: Buffer
  readonly timestamp: number
}

/** One page of the files of an issue's events, those of the latest event first; of one event, the last that came first. */
export function listIssueAttachments(db: Database, query: AttachmentQuery) {
  const issueRef = currentRef(db, toIssueRef(query.issueId))
  const rows = all<IssueAttachmentRow>(db, issueAttachmentsQuery(issueRef, query))
  const page = toPage(rows, query.limit, ({ timestamp, ref }) => ({ value: timestamp, ref }))
  return { ...page, rows: page.rows.map(toIssueAttachment) }
}

/** One more than the limit. */
export function issueAttachmentsQuery(
  issueRef: number,
  { kind, cursor, limit }: Pick<AttachmentQuery, 'kind' | 'cursor' | 'limit'>
): Sql {
  return sql`SELECT ${INFO_COLUMNS}, events.event_id, timestamp
    ${OF_EVENTS} CROSS JOIN blobs ON blobs.ref = blob_ref
    WHERE ${and([sql`issue_ref = ${issueRef}`, sql`has_files = 1`, ...ofKind(kind), ...afterCursor(cursor, sql`attachments.ref`)])}
    ORDER BY timestamp DESC, attachments.ref DESC LIMIT ${limit + 1}`
}

/** How many files an issue's events have, up to `most`. */
export function countIssueAttachments(db: Database, issueRef: number, most: number): number {
  return (
    get<{ n: number }>(
      db,
      sql`SELECT COUNT(*) AS n FROM (SELECT 1 ${OF_EVENTS} WHERE issue_ref = ${issueRef} AND has_files = 1 LIMIT ${most})`
    )?.n ?? 0
  )
}

function ofKind(kind: AttachmentKind | undefined): Sql[] {
  return kind === undefined ? [] : [sql`${KIND} = ${kind}`]
}

function toIssueAttachment(row: IssueAttachmentRow): IssueAttachment {
  return { ...toInfo(row), eventId: row.event_id.toString('hex'), timestamp: row.timestamp }
}
