import type { Event, Exception, Frame, Stacktrace } from '../../../../shared/model/event.ts'
import { codeLines, dedent } from './code-lines.ts'
import { canFold, frameRows } from './frame-rows.ts'
import { baseName } from './platform.ts'
import { bestThread } from './threads.ts'

const mostVariables = 12
const mostCharacters = 120

/** Longer than any run of backticks in the text, so that code cannot end its own block. */
function fenceFor(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  return '`'.repeat(Math.max(3, longest + 1))
}

function place({ filename, module, function: name, lineno, package: library }: Frame): string {
  const file = filename ?? module ?? (library === undefined ? '?' : baseName(library))
  const line = lineno === undefined ? '' : `:${lineno}`
  return `${file}${line}${name === undefined ? '' : ` in ${name}`}`
}

function codeBlock(frame: Frame): string[] {
  const lines = dedent(codeLines(frame))
  if (lines.length === 0) return []
  const width = String(lines.at(-1)?.number ?? '').length
  const text = lines
    .map(
      ({ number, text, isCurrent }) =>
        `${isCurrent ? '>' : ' '} ${String(number ?? '').padStart(width)} | ${text}`
    )
    .join('\n')
  const fence = fenceFor(text)
  return [`${fence}\n${text}\n${fence}`]
}

function variables({ vars = {} }: Frame): string[] {
  return Object.entries(vars)
    .slice(0, mostVariables)
    .map(([name, value]) => {
      const text = JSON.stringify(value)
      return `- \`${name}\` = \`${text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text}\``
    })
}

function frameText(frame: Frame): string {
  const details = [...codeBlock(frame), ...(frame.in_app === true ? [variables(frame).join('\n')] : [])]
  return [`\`${place(frame)}\``, ...details.filter((part) => part !== '')].join('\n\n')
}

/** The frames that the relevant view shows, the newest first, with what was folded named in between. */
function traceText(trace: Stacktrace): string {
  const view = canFold(trace.frames) ? 'relevant' : 'full'
  return frameRows(trace, { view, order: 'newest' })
    .map((row) => {
      if (row.kind === 'frame') return frameText(row.frame)
      return row.kind === 'folded' ? `… ${row.rows.length} more frames` : '… frames that were left out'
    })
    .join('\n\n')
}

function exceptionText({ type, value, stacktrace }: Exception): string {
  const heading = `**${type ?? 'Exception'}**${value === undefined || value === '' ? '' : `: ${value}`}`
  return stacktrace === undefined ? heading : `${heading}\n\n${traceText(stacktrace)}`
}

/**
 * The stack trace with code and variables as Markdown, the newest call first: for a ticket, or for asking someone.
 * Undefined where the event has none.
 */
export function eventMarkdown({ exception, stacktrace, threads }: Event): string | undefined {
  const exceptions = exception?.values ?? []
  if (exceptions.length > 0) return exceptions.toReversed().map(exceptionText).join('\n\n')
  const values = threads?.values ?? []
  const trace = stacktrace ?? values[bestThread(values)]?.stacktrace
  return trace === undefined ? undefined : traceText(trace)
}
