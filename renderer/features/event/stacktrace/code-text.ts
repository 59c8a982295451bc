import type { Event, Exception, Frame, Stacktrace } from '../../../../shared/model/event.ts'
import { codeLines, dedent } from './code-lines.ts'
import { platformOf } from './platform.ts'
import { exceptionHeading, frameText, isNewestLast } from './raw-text.ts'
import { bestThread } from './threads.ts'

const indent = '      '
const mostCharacters = 200

/** The lines of source around a frame, numbered, with a mark at the one that ran. */
export function numberedCode(frame: Frame): string[] {
  const lines = dedent(codeLines(frame))
  const width = String(lines.at(-1)?.number ?? '').length
  return lines.map(
    ({ number, text, isCurrent }) =>
      `${isCurrent ? '>' : ' '} ${String(number ?? '').padStart(width)} | ${text}`
  )
}

function variableLines({ vars = {} }: Frame): string[] {
  return Object.entries(vars).map(([name, value]) => {
    const text = JSON.stringify(value)
    return `${name} = ${text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text}`
  })
}

/** The frames as their platform prints them, each followed by its code and its local variables. */
export function traceWithCode(trace: Stacktrace, eventPlatform: string): string {
  const isLast = isNewestLast(platformOf(trace.frames.at(-1), eventPlatform))
  const frames = isLast ? trace.frames : trace.frames.toReversed()
  return frames
    .flatMap((frame, nth) => [
      // the line of code that some platforms print themselves comes with the others
      frameText({ ...frame, context_line: undefined }, platformOf(frame, eventPlatform), nth),
      ...[...numberedCode(frame), ...variableLines(frame)].map((line) => `${indent}${line}`)
    ])
    .join('\n')
}

/** Exceptions as text with code and local variables, the newest first. */
export function exceptionsWithCode(exceptions: readonly Exception[], eventPlatform: string): string {
  return exceptions
    .toReversed()
    .map((exception) => {
      const heading = exceptionHeading(exception, eventPlatform)
      const { stacktrace } = exception
      return stacktrace === undefined ? heading : `${heading}\n${traceWithCode(stacktrace, eventPlatform)}`
    })
    .join('\n\n')
}

/** The stack of an event with code and local variables; undefined where it has none. */
export function eventWithCode({ exception, stacktrace, threads, platform }: Event): string | undefined {
  if (exception !== undefined && exception.values.length > 0) {
    return exceptionsWithCode(exception.values, platform)
  }
  const values = threads?.values ?? []
  const trace = stacktrace ?? values[bestThread(values)]?.stacktrace
  return trace === undefined ? undefined : traceWithCode(trace, platform)
}
