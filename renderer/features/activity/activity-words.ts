import type { Activity } from '../../../shared/contract/issues.ts'
import { assertNever } from '../../ui/assert-never.ts'
import { formatPlural } from '../../ui/format/number.ts'
import { formatSpan, formatTime } from '../../ui/format/time.ts'

/** A piece of what is said of an activity. */
export type ActivityPart =
  | string
  | { readonly type: 'release'; readonly release: string }
  | { readonly type: 'event'; readonly eventId: string; readonly words: string }
  | { readonly type: 'issue'; readonly issueId: string; readonly words: string }

export interface ActivityWords {
  readonly parts: readonly ActivityPart[]
  /** Why, where there is more to say. */
  readonly reason?: string | undefined
}

/** What happened to an issue, in words. Notes say themselves. */
export function activityWords({ kind, data }: Pick<Activity, 'kind' | 'data'>): ActivityWords {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : undefined)
  const number = (name: string) => (typeof data[name] === 'number' ? data[name] : undefined)
  const release = text('release')
  const event = (words: string): ActivityPart[] => {
    const eventId = text('event')
    return eventId === undefined ? [] : [', ', { type: 'event', eventId, words }]
  }
  const inRelease = (name: string | undefined): ActivityPart[] =>
    name === undefined ? [] : [' in ', { type: 'release', release: name }]

  switch (kind) {
    case 'first_seen':
      return { parts: ['First seen', ...inRelease(release), ...event('its first event')] }
    case 'resolved':
      return { parts: ['Resolved', ...resolvedIn(text('in'), release)] }
    case 'unresolved':
      return { parts: ['Reopened'] }
    case 'archived':
      return { parts: [`Archived ${archiveWords(data)}`] }
    case 'regressed':
      return {
        parts: ['Came back', ...inRelease(release), ...event('this event')],
        reason: regressionReason(release, text('resolvedIn'), text('comparedBy'))
      }
    case 'escalated':
      return {
        parts: ['Escalated', ...event('this event')],
        reason: 'More events in an hour than its last week let expect'
      }
    case 'ongoing':
      return { parts: ['Ongoing'], reason: `It has been ${text('was') ?? 'like that'} for 7 days` }
    case 'unarchived':
      return { parts: ['The archive ended', ...event('this event')], reason: metWords(data) }
    case 'merged':
      return {
        parts: [
          'Merged ',
          quoted(text('title')),
          ' into it',
          ` (${formatPlural(number('events') ?? 0, 'event')})`
        ]
      }
    case 'unmerged':
      return unmergedWords(text('from'), text('issue'), text('title'), number('events') ?? 0)
    case 'regrouped':
      return regroupedWords(number('gained'), number('lost'), number('undone'))
    case 'note':
      return { parts: ['Note'] }
    default:
      return assertNever(kind)
  }
}

function resolvedIn(kind: string | undefined, release: string | undefined): ActivityPart[] {
  if (kind === 'release' && release !== undefined) return [' in ', { type: 'release', release }]
  if (kind !== 'next') return []
  if (release === undefined) return [' in the next release']
  return [' in the release after ', { type: 'release', release }]
}

function regressionReason(
  release: string | undefined,
  resolvedIn: string | undefined,
  comparedBy: string | undefined
): string | undefined {
  if (resolvedIn === undefined) return 'It was resolved'
  if (release === resolvedIn) return `It was resolved in ${resolvedIn}`
  const how = comparedBy === 'version' ? 'by its version' : 'by when it was first seen'
  return `It was resolved in ${resolvedIn}; ${release ?? 'this release'} is newer ${how}`
}

/** What an archive waits for. */
function archiveWords(data: Activity['data']): string {
  if (data.substatus === 'until_escalating') return 'until it escalates'
  const until = typeof data.until === 'number' ? `until ${formatTime(data.until)}` : undefined
  const counts = countWords(data)
  if (counts !== undefined) return [`until ${counts}`, until].filter(Boolean).join(', or ')
  return until ?? 'forever'
}

function countWords(data: Activity['data']): string | undefined {
  const { events, users, windowMinutes } = data
  const within = typeof windowMinutes === 'number' ? ` within ${formatSpan(windowMinutes * 60_000)}` : ''
  const counts = [
    typeof events === 'number' ? `${formatPlural(events, 'more event')}${within}` : undefined,
    typeof users === 'number' ? `${formatPlural(users, 'more user')}${within}` : undefined
  ].filter((words) => words !== undefined)
  return counts.length === 0 ? undefined : counts.join(' or ')
}

/** Which condition of an archive came true. */
function metWords(data: Activity['data']): string | undefined {
  const counts = countWords(data)
  if (counts !== undefined) return `There were ${counts}`
  return typeof data.until === 'number' ? `It was archived until ${formatTime(data.until)}` : undefined
}

function quoted(title: string | undefined): string {
  return title === undefined || title === '' ? 'another issue' : `“${title}”`
}

function unmergedWords(
  from: string | undefined,
  issue: string | undefined,
  title: string | undefined,
  events: number
): ActivityWords {
  const many = formatPlural(events, 'event')
  if (from !== undefined) {
    return {
      parts: [`Taken out of `, { type: 'issue', issueId: from, words: quoted(title) }, `, with ${many}`]
    }
  }
  if (issue === undefined) return { parts: [`${many} became an issue of their own`] }
  return { parts: [`${many} became `, { type: 'issue', issueId: issue, words: quoted(title) }] }
}

function regroupedWords(
  gained: number | undefined,
  lost: number | undefined,
  undone: number | undefined
): ActivityWords {
  if (undone !== undefined) return { parts: ['Other rules were undone'] }
  const flows = [
    (gained ?? 0) > 0 ? `${formatPlural(gained ?? 0, 'event')} came` : undefined,
    (lost ?? 0) > 0 ? `${formatPlural(lost ?? 0, 'event')} left` : undefined
  ].filter((words) => words !== undefined)
  return { parts: ['Regrouped by other rules'], reason: flows.length === 0 ? undefined : flows.join(', ') }
}
