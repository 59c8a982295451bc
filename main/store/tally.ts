import { hourOf } from './hours.ts'
import { eventTexts } from './issue-texts.ts'
import type { TagRef } from './known-refs.ts'
import type { CountedEvent } from './new-arrival.ts'
import type { Arrived } from './state-changes.ts'

/** An event that is stored and not yet in the counters. */
export interface Uncounted {
  readonly ref: number
  readonly issueRef: number
  readonly projectRef: number
  readonly projectId: string
  /** Its payload was compressed against another one. */
  readonly hasDictionary: boolean
  /** It made its issue. */
  readonly isFirst: boolean
  readonly eventId: string
  readonly receivedMs: number
  readonly tags: readonly TagRef[]
  readonly shapeRef: number
  readonly derived: CountedEvent
}

/**
 * What stored events add to the counters, summed up: hundreds at once cost far less than each by itself, and a sum takes
 * less memory than they do.
 */
export interface Tally {
  readonly issues: Map<number, IssueTally>
  /** All events of the tally by project, those of issues that are written included. */
  readonly projects: Map<number, ProjectTally>
  /** How many are in it. */
  events: number
  /** The last of them. */
  lastRef: number
}

export interface IssueTally {
  isFirst: boolean
  events: number
  withUser: number
  /** Epoch ms, like all times here. */
  firstSeen: number
  lastSeen: number
  /** The one that arrived last: issues show what their latest event says. */
  latest: Uncounted
  /** By hour (hours.ts). */
  readonly hours: Map<number, number>
  /** By the value's number. */
  readonly tags: Map<number, TagTally>
  /** What it is found by. */
  readonly texts: Set<string>
  /** The shapes of its events: by number, as text where they are new. */
  readonly shapes: Map<number, string>
  /** In the order of their arrival. */
  readonly arrived: Arrived[]
}

/** What a project has in all. */
export interface ProjectTally {
  events: number
  withProblems: number
  /** By `hour level`. */
  readonly levels: Map<string, number>
  /** By the value's number. */
  readonly tags: Map<number, TagTally>
}

export interface TagTally extends TagRef {
  events: number
  lastSeen: number
}

export function createTally(): Tally {
  return { issues: new Map(), projects: new Map(), events: 0, lastRef: 0 }
}

export function addToTally(tally: Tally, events: readonly Uncounted[]): void {
  for (const event of events) {
    addToProject(tally, event)
    const issue = tally.issues.get(event.issueRef)
    if (issue) addEvent(issue, event)
    else tally.issues.set(event.issueRef, addEvent(startWith(event), event))
  }
}

/** An event that its issue has counted already. */
export function addToProject(tally: Tally, { ref, projectRef, tags, derived }: Uncounted): void {
  tally.events++
  tally.lastRef = Math.max(tally.lastRef, ref)
  let project = tally.projects.get(projectRef)
  if (!project) {
    project = { events: 0, withProblems: 0, levels: new Map(), tags: new Map() }
    tally.projects.set(projectRef, project)
  }
  project.events++
  if (derived.problems > 0) project.withProblems++
  increase(project.levels, `${hourOf(derived.timestamp)} ${derived.level}`)
  addTags(project.tags, tags, derived.timestamp)
}

function startWith(event: Uncounted): IssueTally {
  const { timestamp } = event.derived
  return {
    isFirst: false,
    events: 0,
    withUser: 0,
    firstSeen: timestamp,
    lastSeen: timestamp,
    latest: event,
    hours: new Map(),
    tags: new Map(),
    texts: new Set(),
    shapes: new Map(),
    arrived: []
  }
}

function addEvent(issue: IssueTally, event: Uncounted): IssueTally {
  const { derived, eventId, receivedMs, shapeRef } = event
  const { timestamp: at, release } = derived
  issue.isFirst ||= event.isFirst
  issue.events++
  if (derived.user !== undefined) issue.withUser++
  issue.firstSeen = Math.min(issue.firstSeen, at)
  issue.lastSeen = Math.max(issue.lastSeen, at)
  issue.latest = event
  increase(issue.hours, hourOf(at))
  addTags(issue.tags, event.tags, at)
  for (const text of eventTexts(derived)) issue.texts.add(text)
  if (!issue.shapes.has(shapeRef)) issue.shapes.set(shapeRef, derived.shape)
  issue.arrived.push({ eventId, receivedMs, release })
  return issue
}

function addTags(tallies: Map<number, TagTally>, tags: readonly TagRef[], at: number): void {
  for (const { keyRef, valueRef, isUser } of tags) {
    const known = tallies.get(valueRef)
    if (known) {
      known.events++
      known.lastSeen = Math.max(known.lastSeen, at)
    } else tallies.set(valueRef, { keyRef, valueRef, isUser, events: 1, lastSeen: at })
  }
}

/** Adds `by` to what is counted under a key. */
export function increase<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
