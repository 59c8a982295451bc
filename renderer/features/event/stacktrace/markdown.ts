import type { EventDetail } from '../../../../shared/contract/events.ts'
import type { Event, Exception, Frame, Stacktrace } from '../../../../shared/model/event.ts'
import { crumbsOf } from '../breadcrumbs/crumbs.ts'
import { fullUrl } from '../request/curl.ts'
import { numberedCode } from './code-text.ts'
import { canFold, frameRows } from './frame-rows.ts'
import { baseName } from './platform.ts'
import { bestThread } from './threads.ts'

const mostVariables = 12
const mostCharacters = 120
const mostCrumbs = 10

/** Longer than any run of backticks in the text, so that code cannot end its own block. */
function fenceFor(text: string, least = 3): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  return '`'.repeat(Math.max(least, longest + 1))
}

function block(text: string): string {
  const fence = fenceFor(text)
  return `${fence}\n${text}\n${fence}`
}

/** A text in a line, as code: nothing in it is taken for more than text. */
function inline(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const fence = fenceFor(line, 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

function place({ filename, module, function: name, lineno, package: library }: Frame): string {
  const file = filename ?? module ?? (library === undefined ? '?' : baseName(library))
  const line = lineno === undefined ? '' : `:${lineno}`
  return `${file}${line}${name === undefined ? '' : ` in ${name}`}`
}

function variables({ vars = {} }: Frame): string[] {
  return Object.entries(vars)
    .slice(0, mostVariables)
    .map(([name, value]) => {
      const text = JSON.stringify(value)
      const shown = text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text
      return `- ${inline(name)} = ${inline(shown)}`
    })
}

function frameText(frame: Frame): string {
  const code = numberedCode(frame).join('\n')
  const details = [code === '' ? '' : block(code), frame.in_app === true ? variables(frame).join('\n') : '']
  return [inline(place(frame)), ...details.filter((part) => part !== '')].join('\n\n')
}

/** The frames that the relevant view shows, the newest first, with what was folded named in between. */
export function traceMarkdown(trace: Stacktrace): string {
  const view = canFold(trace.frames) ? 'relevant' : 'full'
  return frameRows(trace, { view, order: 'newest' })
    .flatMap((row) => {
      if (row.kind === 'omitted') return ['… frames that were left out']
      const folded = row.hidden.length === 0 ? [] : [`… ${row.hidden.length} more frames`]
      return [frameText(row.frame), ...folded]
    })
    .join('\n\n')
}

function exceptionMarkdown({ type, value, stacktrace }: Exception): string {
  const says = value === undefined || value === '' ? '' : value
  const heading = says.includes('\n')
    ? `**${type ?? 'Exception'}**\n\n${block(says)}`
    : `**${type ?? 'Exception'}**${says === '' ? '' : `: ${inline(says)}`}`
  return stacktrace === undefined ? heading : `${heading}\n\n${traceMarkdown(stacktrace)}`
}

/** Exceptions with code and variables, the newest first. */
export function exceptionsMarkdown(exceptions: readonly Exception[]): string {
  return exceptions.toReversed().map(exceptionMarkdown).join('\n\n')
}

/** The stack of an event with code and variables; undefined where it has none. */
function stackMarkdown({ exception, stacktrace, threads }: Event): string | undefined {
  const exceptions = exception?.values ?? []
  if (exceptions.length > 0) return exceptionsMarkdown(exceptions)
  const values = threads?.values ?? []
  const trace = stacktrace ?? values[bestThread(values)]?.stacktrace
  return trace === undefined ? undefined : traceMarkdown(trace)
}

function facts({ event, id }: Pick<EventDetail, 'event' | 'id'>): string {
  const { request, release, environment, transaction, level, platform, sdk } = event
  const known: readonly (readonly [string, string | undefined])[] = [
    ['Event', id],
    ['Time', new Date(event.timestamp).toISOString()],
    ['Level', level],
    ['Release', release],
    ['Environment', environment],
    ['Transaction', transaction],
    ['Request', request?.url === undefined ? undefined : `${request.method ?? 'GET'} ${fullUrl(request)}`],
    ['Platform', [platform, sdk?.name, sdk?.version].filter(Boolean).join(' ')]
  ]
  return known.flatMap(([name, value]) => (value ? [`- ${name}: ${inline(value)}`] : [])).join('\n')
}

function trail(event: Event): string | undefined {
  const crumbs = crumbsOf(event).slice(0, -1).slice(-mostCrumbs)
  if (crumbs.length === 0) return undefined
  const lines = crumbs.map(({ at, category, lead, text, tail }) => {
    const time = at === undefined ? '' : `${new Date(at).toISOString().slice(11, 23)} `
    const said = [lead, text, tail].filter(Boolean).join(' ').slice(0, mostCharacters)
    return `${time}${category ?? 'default'}: ${said}`
  })
  return `Before it:\n\n${block(lines.join('\n'))}`
}

/**
 * An event as Markdown, for a ticket or for asking someone: what is known of it, the stack trace with code and
 * variables, and what happened before.
 */
export function eventMarkdown(detail: Pick<EventDetail, 'event' | 'id'>): string {
  const { event } = detail
  const said =
    stackMarkdown(event) ?? (event.logentry === undefined ? undefined : block(event.logentry.formatted))
  return [said, facts(detail), trail(event)].filter((part) => part !== undefined).join('\n\n')
}
