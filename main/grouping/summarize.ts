import type { Event, Exception } from '../../shared/model/event.ts'
import type { EventSummary, Grouping } from '../../shared/model/grouping.ts'
import type { GroupingConfig } from './config.ts'
import { crashStack, newestFrame, type Stack } from './crash-frame.ts'
import { currentConfig } from './current-config.ts'
import { type PreparedFrame, type StackOf, stacksOfEvent } from './frames.ts'
import { mainException } from './main-exception.ts'

const MAX_TITLE_LINE = 100
const MAX_CULPRIT = 200
const MAX_VALUE = 1024
const MAX_TYPE = 128

/**
 * What lists show of an event: title, culprit and metadata (grouping reference, section 12). The event's grouping
 * knows which of several exceptions stands for it, and the title of its fingerprint rule, if that sets one.
 */
export function summarize(
  event: Event,
  grouping?: Grouping,
  config: GroupingConfig = currentConfig
): EventSummary {
  const stackOf = stacksOfEvent(event, config)
  const exception = event.type === 'error' ? mainException(event, grouping) : undefined
  const metadata = exception ? errorMetadata(event, exception, stackOf) : {}
  const override = grouping?.title
  return {
    title: override ?? (exception ? errorTitle(event, exception, metadata) : messageTitle(event)),
    culprit: cut(culpritOf(event, stackOf), MAX_CULPRIT),
    metadata: override === undefined ? metadata : { ...metadata, title: override }
  }
}

type Metadata = EventSummary['metadata']

function errorMetadata(event: Event, exception: Exception, stackOf: StackOf): Metadata {
  const stack = crashStack(event)
  const frame = stack && newestFrame(stackOf(stack.stacktrace, stack.exception).frames, hasName)
  const filename = frame?.facts.filename || frame?.facts.texts.absPath
  const name = frame?.facts.function
  return {
    value: cut(exception.value ?? '', MAX_VALUE),
    ...(exception.mechanism?.synthetic ? {} : { type: cut(exception.type || 'Error', MAX_TYPE) }),
    ...(filename ? { filename } : {}),
    ...(name ? { function: name } : {})
  }
}

function hasName({ facts: { function: name } }: PreparedFrame): boolean {
  return name !== undefined && name !== '' && name !== '<redacted>' && name !== '<unknown>'
}

/**
 * A synthetic exception's type says how it was made, not what is wrong: its event is known by the message that was
 * captured, else by the function that it came from, else by the type all the same (a crash without symbols).
 */
function errorTitle(event: Event, exception: Exception, { type, value, function: name }: Metadata): string {
  if (type !== undefined) return value ? `${type}: ${firstLine(value)}` : type
  if (event.logentry?.formatted) return firstLine(event.logentry.formatted)
  return name ?? exception.type ?? '<unknown>'
}

function messageTitle(event: Event): string {
  if (event.type === 'transaction') return event.transaction || '<unlabeled transaction>'
  const message = (event.logentry?.formatted || event.logentry?.message || '').trim()
  if (message) return firstLine(message)
  return event.type === 'feedback' ? 'User Feedback' : '<unlabeled event>'
}

function culpritOf(event: Event, stackOf: StackOf): string {
  if (event.culprit) return event.culprit
  if (event.transaction) return event.transaction
  const exceptions = event.exception?.values ?? []
  if (exceptions.at(-1)?.mechanism?.synthetic) return ''
  const stack = exceptions.length
    ? lastExceptionStack(exceptions)
    : event.stacktrace && { stacktrace: event.stacktrace }
  return (
    (stack && stackCulprit(stackOf(stack.stacktrace, stack.exception).frames)) || event.request?.url || ''
  )
}

function lastExceptionStack(exceptions: readonly Exception[]): Stack | undefined {
  const exception = exceptions.findLast((one) => one.stacktrace?.frames.length)
  return exception?.stacktrace && { stacktrace: exception.stacktrace, exception }
}

/** Of the newest in-app frame that has something to say, else of the newest frame. */
function stackCulprit(frames: readonly PreparedFrame[]): string {
  const inApp = frames.findLast((frame) => frame.inApp && frameCulprit(frame) !== '')
  const frame = inApp ?? frames.findLast((one) => !one.inApp)
  return frame ? frameCulprit(frame) : ''
}

const BY_FUNCTION: ReadonlySet<string> = new Set(['objc', 'cocoa', 'native'])

function frameCulprit({ facts }: PreparedFrame): string {
  const name = facts.function || '?'
  if (BY_FUNCTION.has(facts.platform)) return name
  const place = facts.texts.module || facts.filename
  if (!place) return ''
  return facts.isJavascript ? `${name}(${place})` : `${place} in ${name}`
}

function firstLine(text: string): string {
  return cut(text.split(/\r\n|[\n\r\u2028\u2029]/, 1)[0] ?? '', MAX_TITLE_LINE)
}

function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 3)}...` : text
}
