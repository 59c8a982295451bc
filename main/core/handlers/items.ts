import type { Database } from 'better-sqlite3'
import type { ItemQuery, ItemRow } from '../../../shared/contract/items.ts'
import { getAttachment } from '../../store/attachments.ts'
import { getItem, listItems, type ItemRow as StoredItemRow } from '../../store/items.ts'
import { toContent } from './content.ts'

export function readItems(db: Database, query: ItemQuery) {
  const page = listItems(db, query)
  return { ...page, rows: page.rows.map(toItemRow) }
}

/** Throws AppError `not_found`. */
export function readItem(db: Database, id: string, maxBytes: number) {
  const item = getItem(db, id)
  const headers = JSON.parse(item.headers) as Record<string, unknown>
  return { ...toItemRow(item), headers, content: toContent(item.content, maxBytes) }
}

/** Throws AppError `not_found`. */
export function readAttachment(db: Database, id: string, maxBytes: number) {
  const attachment = getAttachment(db, id)
  return { ...attachment, content: toContent(attachment.content, maxBytes) }
}

function toItemRow(row: StoredItemRow): ItemRow {
  return {
    id: String(row.ref),
    projectId: row.project_id,
    type: row.type,
    eventId: row.event_id?.toString('hex') ?? null,
    issueId: row.issue_ref === null ? null : String(row.issue_ref),
    received: row.received,
    bytes: row.bytes
  }
}
