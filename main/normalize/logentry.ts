import { LogEntry } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readFreeForm } from './free-form.ts'
import { TEXT, TREE } from './limits.ts'
import { formatMessage } from './message-format.ts'
import { namesOf, readOther } from './other-attributes.ts'
import { isFields, present, readJsonText } from './readers.ts'
import { trimText } from './text-trimming.ts'

const KNOWN = namesOf(LogEntry)

/**
 * The message of an event: an object with template and parameters, or, as old SDKs sent it, the text alone.
 * `formatted` is what the user reads, whichever of them was sent.
 */
export function readLogEntry(value: unknown, at: Place): LogEntry | undefined {
  // Raven's Python SDK sent false for "no message".
  if (value === undefined || value === null || value === false) return undefined
  if (!isFields(value)) {
    const formatted = readJsonText(value, at, 'logentry', TEXT.message)
    return formatted === undefined ? undefined : { formatted }
  }
  const inside = at.under('logentry')
  const template = readJsonText(value.message, inside, 'message')
  const sent = readJsonText(value.formatted, inside, 'formatted')
  const formatted = sent ?? (template === undefined ? undefined : withParams(template, value.params))
  if (formatted === undefined) {
    at.problem('logentry', 'invalid_data', 'no message present', value)
    return undefined
  }
  const hasTemplate = template !== undefined && template !== formatted
  return present<LogEntry>({
    message: hasTemplate ? trimText(template, TEXT.message, inside, 'message') : undefined,
    formatted: trimText(formatted, TEXT.message, inside, 'formatted'),
    params: readFreeForm(value.params, inside, 'params', TREE.params),
    other: readOther(value, KNOWN, inside)
  })
}

function withParams(template: string, params: unknown): string {
  return params === undefined || params === null ? template : (formatMessage(template, params) ?? template)
}
