import type { SubmittedItem } from '../ingest/submission.ts'
import { type CheckIn, parseCheckIn } from '../protocol/items/check-in.ts'
import { type Discard, parseClientReport } from '../protocol/items/client-report.ts'
import { type Feedback, parseUserReport } from '../protocol/items/feedback.ts'
import {
  parseSession,
  parseSessionCounts,
  type SessionCounts,
  type SessionUpdate
} from '../protocol/items/session.ts'
import { parseJson } from '../protocol/json.ts'
import { ProtocolError } from '../protocol/protocol-error.ts'

/** What the items of an envelope say beside being kept. */
export interface Meanings {
  readonly sessions: SessionUpdate[]
  readonly sessionCounts: SessionCounts[]
  readonly discards: Discard[]
  readonly checkIns: CheckIn[]
  readonly feedback: Feedback[]
}

export function createMeanings(): Meanings {
  return { sessions: [], sessionCounts: [], discards: [], checkIns: [], feedback: [] }
}

/** Adds what an item means. One that cannot be read means nothing: it is kept, and can be looked at. */
export function readMeaning(item: SubmittedItem, receivedMs: number, meanings: Meanings): void {
  switch (item.type) {
    case 'session':
      add(meanings.sessions, parseSession(json(item), receivedMs))
      break
    case 'sessions':
      meanings.sessionCounts.push(...parseSessionCounts(json(item)))
      break
    case 'client_report':
      meanings.discards.push(...parseClientReport(json(item)))
      break
    case 'check_in':
      add(meanings.checkIns, parseCheckIn(json(item)))
      break
    case 'user_report':
      add(meanings.feedback, parseUserReport(json(item)))
      break
  }
}

function add<T>(list: T[], value: T | undefined): void {
  if (value !== undefined) list.push(value)
}

function json(item: SubmittedItem): unknown {
  try {
    return parseJson(item.payload)
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}
