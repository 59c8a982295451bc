import { z } from 'zod'
import { FeedbackRow } from './events.ts'
import { PageInput, pageOf } from './page.ts'
import { query } from './procedure.ts'

export const FeedbackQuery = PageInput.extend({ issueId: z.string() })
export type FeedbackQuery = z.infer<typeof FeedbackQuery>

/** What a user wrote about one of an issue's events. */
export const IssueFeedback = FeedbackRow.extend({
  eventId: z.string(),
  /** When the event happened, epoch ms. */
  timestamp: z.number()
})
export type IssueFeedback = z.infer<typeof IssueFeedback>

export const feedback = {
  /** What users wrote about all stored events of an issue, about the latest event first. */
  list: query(FeedbackQuery, pageOf(IssueFeedback))
}
