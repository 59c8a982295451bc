import type { EventType, Level } from '../model/event.ts'
import type { IssueStatus, IssueSubstatus } from '../model/issue.ts'
import type { IsName } from './syntax-tree.ts'

/** What issue keys stand for that no column holds: the same for SQL, for tests, and for what a row shows. */

/** Which issues `is:…` asks for. One person works here: nothing is assigned, linked or reprocessed. */
export type StateFilter =
  | { readonly type: 'all' | 'none' }
  | {
      readonly type: 'state'
      readonly status: IssueStatus
      /** Undefined: whatever it is. */
      readonly substatuses?: readonly IssueSubstatus[]
    }

const ALL: StateFilter = { type: 'all' }
const NONE: StateFilter = { type: 'none' }

export const STATES: Readonly<Record<IsName, StateFilter>> = {
  unresolved: { type: 'state', status: 'unresolved' },
  resolved: { type: 'state', status: 'resolved' },
  archived: { type: 'state', status: 'ignored' },
  new: unresolved('new'),
  ongoing: unresolved('ongoing'),
  escalating: unresolved('escalating'),
  regressed: unresolved('regressed'),
  // Sentry's list of issues to look at: they enter it as one of these and leave it as ongoing.
  for_review: unresolved('new', 'escalating', 'regressed'),
  until_escalating: archived('until_escalating'),
  until_condition_met: archived('until_condition_met'),
  forever: archived('forever'),
  assigned: NONE,
  unassigned: ALL,
  linked: NONE,
  unlinked: ALL,
  reprocessing: NONE
}

function unresolved(...substatuses: IssueSubstatus[]): StateFilter {
  return { type: 'state', status: 'unresolved', substatuses }
}

function archived(...substatuses: IssueSubstatus[]): StateFilter {
  return { type: 'state', status: 'ignored', substatuses }
}

/** `issue.priority`, which Sentry gives a new issue by its level. */
export const PRIORITY_OF_LEVEL: Readonly<Record<Level, 'high' | 'medium' | 'low'>> = {
  fatal: 'high',
  error: 'high',
  warning: 'medium',
  info: 'low',
  debug: 'low'
}

/** `issue.category` by the type of an event; all reports of browsers are errors. */
export const CATEGORY_OF_TYPE: Readonly<Record<EventType, 'error' | 'performance' | 'feedback'>> = {
  error: 'error',
  default: 'error',
  csp: 'error',
  hpkp: 'error',
  expectct: 'error',
  expectstaple: 'error',
  nel: 'error',
  transaction: 'performance',
  feedback: 'feedback'
}
