import { z } from 'zod'
import { Level, NormalizedEvent } from '../model/event.ts'
import { Received } from '../model/received.ts'
import { Attachment } from './attachments.ts'
import { PageInput, pageOf } from './page.ts'
import { procedure, query } from './procedure.ts'

export const EventRow = z.object({
  /** The event id: 32 hexadecimal digits, unique in its project. */
  id: z.string(),
  projectId: z.string(),
  issueId: z.string(),
  timestamp: z.number(),
  received: z.number(),
  level: Level,
  title: z.string(),
  release: z.string().nullable(),
  environment: z.string().nullable(),
  user: z.string().nullable(),
  /** Somebody wants to keep it: limits do not take it. */
  pinned: z.boolean(),
  /** Of the tags that were asked for, those that the event has. Absent where none was. */
  tags: z.record(z.string(), z.string()).optional()
})
export type EventRow = z.infer<typeof EventRow>

/** What events of one issue can be sorted by. */
export const EventSort = z.enum(['timestamp', 'received', 'level', 'title', 'release', 'environment', 'user'])
export type EventSort = z.infer<typeof EventSort>

export const EventQuery = PageInput.extend({
  issueId: z.string().optional(),
  projectId: z.string().optional(),
  query: z.string().max(4096).default(''),
  environments: z.array(z.string()).max(100).optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  /** With `issueId` only. Absent: by time. */
  sort: EventSort.optional(),
  /** Absent: the newest, or greatest, first. */
  ascending: z.boolean().optional(),
  /** Keys of tags that the rows are to have. */
  tags: z.array(z.string().max(200)).max(20).optional()
})
export type EventQuery = z.infer<typeof EventQuery>

export const EventSelector = z.object({
  /** Either the event's id (and its project's, where two projects hold the same id) … */
  id: z.string().optional(),
  projectId: z.string().optional(),
  /** … or one of an issue's events. */
  issueId: z.string().optional(),
  which: z.enum(['recommended', 'latest', 'oldest']).optional(),
  /** Also give the payload as received. */
  raw: z.boolean().optional()
})
export type EventSelector = z.infer<typeof EventSelector>

/** Neighbours in time within the issue. */
export const Neighbours = z.object({
  previous: z.string().nullable(),
  next: z.string().nullable(),
  oldest: z.string(),
  latest: z.string(),
  /** Its place among the issue's events that are stored, the oldest is 1, and how many there are. */
  position: z.number(),
  total: z.number()
})
export type Neighbours = z.infer<typeof Neighbours>

/** Where an event stands among those of its issue that a search finds. Ends are null where it finds none. */
export const EventPlace = Neighbours.extend({
  /** The search finds the event itself. */
  isFound: z.boolean(),
  oldest: z.string().nullable(),
  latest: z.string().nullable()
})
export type EventPlace = z.infer<typeof EventPlace>

export const EventPlaceQuery = EventQuery.pick({ query: true, from: true, to: true }).extend({
  id: z.string(),
  issueId: z.string()
})
export type EventPlaceQuery = z.infer<typeof EventPlaceQuery>

/** What a user wrote about the event. */
export const FeedbackRow = z.object({
  id: z.string(),
  received: z.number(),
  message: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  url: z.string().nullable()
})
export type FeedbackRow = z.infer<typeof FeedbackRow>

export const EventDetail = NormalizedEvent.extend({
  id: z.string(),
  projectId: z.string(),
  issueId: z.string(),
  /** Sent and derived tags, as counted and searched. */
  tags: z.array(z.tuple([z.string(), z.string()])),
  received: Received,
  /** Somebody wants to keep it: limits do not take it. */
  pinned: z.boolean(),
  neighbours: Neighbours,
  attachments: z.array(Attachment),
  feedback: z.array(FeedbackRow),
  /** Size of the payload as received, bytes. */
  bytes: z.number(),
  /** The payload's text as received; only when asked for. */
  raw: z.string().optional()
})
export type EventDetail = z.infer<typeof EventDetail>

export const EventPin = z.object({
  id: z.string(),
  /** Where two projects hold the same id. */
  projectId: z.string().optional(),
  pinned: z.boolean()
})

export const events = {
  list: query(EventQuery, pageOf(EventRow)),
  get: query(EventSelector, EventDetail),
  place: query(EventPlaceQuery, EventPlace),
  /** Pins an event, or lets it go. Gives how it is now. `not_found` where it is not there. */
  pin: procedure(EventPin, z.object({ pinned: z.boolean() }))
}
