import type { IssueUpdate } from '../../../../shared/contract/issues.ts'
import type { Archive, Resolution } from '../../../../shared/model/issue.ts'
import { dateFormat } from '../../../ui/format/date-format.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { formatSpan, formatTime } from '../../../ui/format/time.ts'

/** What of an issue's state a user changes. */
export type StateChange = Pick<
  IssueUpdate,
  'status' | 'substatus' | 'archive' | 'resolution' | 'bookmarked' | 'seen'
>

/** What was done, in words: `Resolved WEB-1 in web@1.2.` `what` names the issues. */
export function doneWords(change: StateChange, what: string, now: number): string {
  switch (change.status) {
    case 'resolved':
      return `Resolved ${what}${inWords(change.resolution)}.`
    case 'ignored':
      return `Archived ${what}${untilWords(change.archive ?? null, now)}.`
    case 'unresolved':
      return `Reopened ${what}.`
    case undefined:
      return flagWords(change, what)
  }
}

function flagWords({ bookmarked, seen }: StateChange, what: string): string {
  if (bookmarked !== undefined) return bookmarked ? `Bookmarked ${what}.` : `Took the bookmark off ${what}.`
  return seen === false ? `Marked ${what} as not seen.` : `Marked ${what} as seen.`
}

function inWords(resolution: Resolution | undefined): string {
  if (resolution === undefined) return ''
  return resolution.in === 'next' ? ' in the next release' : ` in ${resolution.release}`
}

/** What ends an archive, after `archived`: ` until 100 more events`; nothing where nothing does. */
export function untilWords(archive: Archive | null, now: number): string {
  if (archive === null) return ''
  const ends: string[] = []
  if (archive.escalating) ends.push('it escalates')
  if (archive.events !== undefined)
    ends.push(`${formatPlural(archive.events, 'more event')}${withinWords(archive)}`)
  if (archive.users !== undefined)
    ends.push(`${formatPlural(archive.users, 'more user')}${withinWords(archive)}`)
  if (archive.until !== undefined) ends.push(momentWords(archive.until, now))
  return ends.length === 0 ? '' : ` until ${ends.join(' or ')}`
}

const minutes = { hour: 60, day: 24 * 60, week: 7 * 24 * 60 } as const

function withinWords({ windowMinutes }: Archive): string {
  if (windowMinutes === undefined) return ''
  for (const [unit, span] of Object.entries(minutes)) if (windowMinutes === span) return ` in ${anOr(unit)}`
  return ` in ${formatSpan(windowMinutes * 60_000)}`
}

const anOr = (unit: string) => (unit === 'hour' ? 'an hour' : `a ${unit}`)

const clock = dateFormat({ hour: '2-digit', minute: '2-digit' })
const day = dateFormat({ weekday: 'short', day: 'numeric', month: 'short' })

/** `14:05` within a day, else `Thu, 5 Mar`; the whole of it where it is far away. */
function momentWords(at: number, now: number): string {
  const ms = at - now
  if (ms < 24 * 3_600_000) return clock(at)
  return ms < 300 * 24 * 3_600_000 ? day(at) : formatTime(at)
}
