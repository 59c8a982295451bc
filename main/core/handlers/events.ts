import type { EventDetail, EventSelector } from '../../../shared/contract/events.ts'
import type { ExplainedGrouping } from '../../../shared/contract/groupings.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import { listAttachments } from '../../store/attachments.ts'
import { type EventChoice, getNeighbours, getStoredEvent, pinEvent } from '../../store/events.ts'
import { listFeedback } from '../../store/feedback.ts'
import { readEvent } from '../derive-event.ts'
import type { Context } from './context.ts'

/** An event as its page shows it, derived from the payload as it was received. Throws AppError `not_found`. */
export function getEvent({ db, configOf }: Context, selector: EventSelector): EventDetail {
  const stored = getStoredEvent(db, toChoice(selector))
  const { event, problems, remarks, tags } = readEvent(
    stored.payload,
    stored.received,
    configOf(stored.projectId)
  )
  return {
    id: stored.id,
    projectId: stored.projectId,
    issueId: stored.issueId,
    event,
    problems,
    remarks,
    tags,
    received: stored.received,
    pinned: stored.pinned,
    neighbours: getNeighbours(db, stored),
    attachments: listAttachments(db, stored.projectId, stored.id),
    feedback: listFeedback(db, stored.projectId, stored.id).map(({ ref, ...row }) => ({
      id: String(ref),
      ...row
    })),
    bytes: stored.payload.length,
    ...(selector.raw === true && { raw: new TextDecoder().decode(stored.payload) })
  }
}

/** Keeps an event from limits, or no longer. Throws AppError `not_found`. */
export function pin(
  { db, announcer }: Context,
  event: { id: string; projectId?: string | undefined; pinned: boolean }
): { pinned: boolean } {
  const issueRef = pinEvent(db, event)
  announcer.issuesChanged([String(issueRef)])
  return { pinned: event.pinned }
}

function toChoice({ id, projectId, issueId, which }: EventSelector): EventChoice {
  if (id !== undefined) return { id, projectId }
  if (issueId !== undefined) return { issueId, which: which ?? 'recommended' }
  throw new AppError('invalid_input', 'Name an event by its id, or an issue.')
}

export function explainGrouping(
  { db, configOf }: Context,
  eventId: string,
  projectId: string | undefined
): ExplainedGrouping {
  const stored = getStoredEvent(db, { id: eventId, projectId })
  const { grouping } = readEvent(stored.payload, stored.received, configOf(stored.projectId))
  return { ...grouping, groupedBy: stored.groupingConfig }
}
