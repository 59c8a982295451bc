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

/** A column of a table; what is longer still keeps its distance from the next. */
function column(text: string, width: number): string {
  return text.length < width ? text.padEnd(width) : `${text} `
}

function nativeLine(frame: Frame): string {
  const place = column(baseName(frame.package ?? ''), 20)
  const address = (frame.instruction_addr ?? '').padEnd(12)
  const source = frame.filename === undefined ? '' : ` (${at(frame.filename, frame.lineno)})`
  return `  ${place}${address} ${frame.function ?? frame.symbol_addr ?? '<unknown>'}${source}`
}

/** A call at the top of a PHP script has no function; some SDKs write that as a word. */
function phpFunction({ function: name }: Frame): string {
  return name === undefined || name === 'null' ? '{main}' : name
}

/** A class that was compiled without its file's name says so, as the virtual machine prints it. */
function javaPlace({ filename, lineno }: Frame): string {
  return filename === undefined ? 'Unknown Source' : at(filename, lineno)
}

/** One frame as its own language writes it. `nth` counts from the first line shown. */
export function frameText(frame: Frame, platform: string, nth: number): string {
  if (isNative(platform)) return nativeLine(frame)
  const file = frame.filename ?? frame.module
  switch (platform) {
    case 'javascript':
    case 'node':
      return `  at ${frame.function ?? '?'}(${at(file, frame.lineno, frame.colno)})`
    case 'ruby':
      return `  from ${at(file, frame.lineno, frame.colno)}:in \`${frame.function ?? '?'}'`
    case 'php':
      return `#${nth} ${file ?? '?'}(${frame.lineno ?? '?'}): ${phpFunction(frame)}`
    case 'java':
      return `    at ${[frame.module, frame.function ?? '?'].filter(Boolean).join('.')}(${javaPlace(frame)})`
    default:
      return pythonLine(frame)
  }
}

/** True for platforms whose traces end with the newest frame. */
export function isNewestLast(platform: string): boolean {
  return !known.has(platform) ? !isNative(platform) : platform === 'python'
}

/** The frames of a stack trace as text, in the order and the form that its platform prints them. */
export function traceText(trace: Stacktrace, eventPlatform: string): string {
  const platform = platformOf(trace.frames.at(-1), eventPlatform)
  const frames = isNewestLast(platform) ? trace.frames : trace.frames.toReversed()
  return frames.map((frame, nth) => frameText(frame, platformOf(frame, eventPlatform), nth)).join('\n')
}

/** `type: value`, for Java with the module before. */
export function exceptionHeading(
  { type, value, module, stacktrace }: Exception,
  eventPlatform: string
): string {
  const platform = platformOf(stacktrace?.frames.at(-1), eventPlatform)
  const name = platform === 'java' && module !== undefined ? `${module}.${type ?? ''}` : type
  return [name, value].filter((part) => part !== undefined && part !== '').join(': ') || '<unknown>'
}

/** An exception as text: `type: value` (Java: with its module), then the frames. */
export function exceptionText(exception: Exception, eventPlatform: string): string {
  const { stacktrace } = exception
  const heading = exceptionHeading(exception, eventPlatform)
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
