import type { NoticeKind, NotificationSettings } from '../../shared/contract/settings.ts'
import { Level } from '../../shared/model/event.ts'
import type { Notice } from '../store/notices.ts'

/** Nobody is told more often. */
export const NOTICE_INTERVAL_MS = 10_000

export interface Notification {
  readonly title: string
  readonly body: string
  /** Where it leads: the issue, or the list where it tells of several. */
  readonly place: string
}

/** What waits to be told, and when something was told last (epoch ms). */
export interface NoticeGate {
  readonly waiting: readonly Notice[]
  readonly lastAt: number | undefined
}

export const emptyGate: NoticeGate = { waiting: [], lastAt: undefined }

const SEVERITY = new Map(Level.options.map((level, index) => [level, index]))
/** The most alarming first, where the level does not tell. */
const KINDS: readonly NoticeKind[] = ['escalating', 'regressed', 'new']

/** True for what a user wants to know of at all; `doNotDisturb` is another matter. */
export function isNotable(
  { kind, level, projectId }: Notice,
  { kinds, minLevel, mutedProjects }: NotificationSettings
): boolean {
  return kinds[kind] && severityOf(level) >= severityOf(minLevel) && !mutedProjects.includes(projectId)
}

/** True while nobody is to be told; what happens meanwhile is not made up for. */
export function isQuiet({ enabled, doNotDisturbUntil }: NotificationSettings, now: number): boolean {
  return !enabled || (doNotDisturbUntil !== null && now < doNotDisturbUntil)
}

/**
 * Lets notices through, together and not more than one notification in ten seconds. Gives the notification that is due
 * now, if one is, and in how many ms to ask again, if something waits.
 */
export function passGate(
  gate: NoticeGate,
  notices: readonly Notice[],
  now: number
): { gate: NoticeGate; notification?: Notification; againInMs?: number } {
  const waiting = [...gate.waiting, ...notices]
  if (waiting.length === 0) return { gate }
  const restMs = gate.lastAt === undefined ? 0 : gate.lastAt + NOTICE_INTERVAL_MS - now
  if (restMs > 0) return { gate: { ...gate, waiting }, againInMs: restMs }
  return { gate: { waiting: [], lastAt: now }, notification: toNotification(waiting) }
}

/** Tells of the most severe one by name, of the others by their number. */
export function toNotification(notices: readonly Notice[]): Notification {
  // an issue that is new and regressed within seconds is one
  const latest = [...new Map(notices.map((notice) => [notice.issueId, notice])).values()]
  const [first, ...others] = latest.sort(bySeverity)
  if (!first) throw new Error('a notification needs something to tell')
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return {
    title: `${wordOf(first.kind)} in ${first.projectName}${more}`,
    body: first.culprit === '' ? first.title : `${first.title}\n${first.culprit}`,
    place: others.length === 0 ? `/issues/${first.issueId}` : '/issues'
  }
}

function bySeverity(a: Notice, b: Notice): number {
  return severityOf(b.level) - severityOf(a.level) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)
}

function severityOf(level: Level): number {
  return SEVERITY.get(level) ?? 0
}

function wordOf(kind: NoticeKind): string {
  switch (kind) {
    case 'new':
      return 'New issue'
    case 'regressed':
      return 'Regression'
    case 'escalating':
      return 'Escalating issue'
  }
}
