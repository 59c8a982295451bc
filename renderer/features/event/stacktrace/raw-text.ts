import type { Event, Exception, Frame, Stacktrace } from '../../../../shared/model/event.ts'
import { baseName, isNative, platformOf } from './platform.ts'
import { bestThread } from './threads.ts'

const known: ReadonlySet<string> = new Set(['javascript', 'node', 'ruby', 'php', 'python', 'java'])

function at(file: string | undefined, ...numbers: (number | undefined)[]): string {
  return [file ?? '?', ...numbers.filter((number) => number !== undefined)].join(':')
}

function pythonLine(frame: Frame): string {
  const place = `  File "${frame.filename ?? frame.module ?? '?'}", line ${frame.lineno ?? '?'}, in ${frame.function ?? '?'}`
  return frame.context_line === undefined ? place : `${place}\n    ${frame.context_line.trim()}`
}

function nativeLine(frame: Frame): string {
  const place = baseName(frame.package ?? '').padEnd(20)
  const address = (frame.instruction_addr ?? '').padEnd(12)
  const source = frame.filename === undefined ? '' : ` (${at(frame.filename, frame.lineno)})`
  return `  ${place} ${address} ${frame.function ?? frame.symbol_addr ?? '<unknown>'}${source}`
}

/** One frame as its own language writes it. `nth` counts from the first line shown. */
function frameLine(frame: Frame, platform: string, nth: number): string {
  if (isNative(platform)) return nativeLine(frame)
  const file = frame.filename ?? frame.module
  switch (platform) {
    case 'javascript':
    case 'node':
      return `  at ${frame.function ?? '?'}(${at(file, frame.lineno, frame.colno)})`
    case 'ruby':
      return `  from ${at(file, frame.lineno, frame.colno)}:in \`${frame.function ?? '?'}'`
    case 'php':
      return `#${nth} ${file ?? '?'}(${frame.lineno ?? '?'}): ${frame.function ?? '{main}'}`
    case 'java':
      return `    at ${[frame.module, frame.function ?? '?'].filter(Boolean).join('.')}(${at(frame.filename, frame.lineno)})`
    default:
      return pythonLine(frame)
  }
}

/** True for platforms whose traces end with the newest frame. */
function isNewestLast(platform: string): boolean {
  return !known.has(platform) ? !isNative(platform) : platform === 'python'
}

/** The frames of a stack trace as text, in the order and the form that its platform prints them. */
export function traceText(trace: Stacktrace, eventPlatform: string): string {
  const platform = platformOf(trace.frames.at(-1), eventPlatform)
  const frames = isNewestLast(platform) ? trace.frames : trace.frames.toReversed()
  return frames.map((frame, nth) => frameLine(frame, platformOf(frame, eventPlatform), nth)).join('\n')
}

function headingOf({ type, value, module, stacktrace }: Exception, eventPlatform: string): string {
  const platform = platformOf(stacktrace?.frames.at(-1), eventPlatform)
  const name = platform === 'java' && module !== undefined ? `${module}.${type ?? ''}` : type
  return [name, value].filter((part) => part !== undefined && part !== '').join(': ') || '<unknown>'
}

/** An exception as text: `type: value` (Java: with its module), then the frames. */
export function exceptionText(exception: Exception, eventPlatform: string): string {
  const { stacktrace } = exception
  const heading = headingOf(exception, eventPlatform)
  if (stacktrace === undefined || stacktrace.frames.length === 0) return heading
  return `${heading}\n${traceText(stacktrace, eventPlatform)}`
}

/** All exceptions of an event as text, the newest first. */
export function exceptionsText(exceptions: readonly Exception[], eventPlatform: string): string {
  return exceptions
    .toReversed()
    .map((exception) => exceptionText(exception, eventPlatform))
    .join('\n\n')
}

/** What `y` copies: the exceptions, else the stack that the event has; undefined where there is none. */
export function eventTraceText({ exception, stacktrace, threads, platform }: Event): string | undefined {
  if (exception !== undefined && exception.values.length > 0)
    return exceptionsText(exception.values, platform)
  const values = threads?.values ?? []
  const trace = stacktrace ?? values[bestThread(values)]?.stacktrace
  return trace === undefined ? undefined : traceText(trace, platform)
}
