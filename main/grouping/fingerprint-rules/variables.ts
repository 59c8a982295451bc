import type { Event } from '../../../shared/model/event.ts'
import type { GroupingConfig } from '../config.ts'
import type { PreparedFrame } from '../frames.ts'

/** What variables of fingerprints and titles are filled from. */
export interface VariableSource {
  readonly event: Event
  readonly crashFrame: () => PreparedFrame | undefined
  readonly config: GroupingConfig
}

const VARIABLE = /\{\{\s*(\S+?)\s*\}\}/g

/** True for the variable that stands for what the event would be grouped by without a fingerprint. */
export function isDefaultVariable(entry: string): boolean {
  return /^\{\{\s*default\s*\}\}$/i.test(entry)
}

/** A fingerprint entry with its variable filled in, if it is one. `{{ default }}` is not for here. */
export function resolveEntry(entry: string, source: VariableSource): string {
  const name = /^\{\{\s*(\S+?)\s*\}\}$/.exec(entry)?.[1]
  if (name === undefined) return resolveLiteral(entry, source)
  return (
    variableValue(name, source) ??
    (source.config.keepsUnknownVariables ? entry : `<unrecognized-variable-${name}>`)
  )
}

/** A title with all its variables filled in; unknown ones stay as they are. */
export function expandTitle(template: string, source: VariableSource): string {
  return template.replace(VARIABLE, (whole, name: string) => variableValue(name, source) ?? whole)
}

/** SDKs put messages into fingerprints: such an entry is treated like the message, so that it groups like one. */
function resolveLiteral(entry: string, { event, config }: VariableSource): string {
  if (!config.parameterizesFingerprints) return entry
  const isMessage =
    entry === event.logentry?.formatted ||
    entry === event.logentry?.message ||
    (event.exception?.values.some((exception) => exception.value === entry) ?? false)
  return isMessage ? config.parameterize(entry) : entry
}

function variableValue(name: string, source: VariableSource): string | undefined {
  const { event } = source
  const exception = event.exception?.values.at(-1)
  const frame = () => source.crashFrame()
  switch (name) {
    case 'transaction':
      return event.transaction || '<no-transaction>'
    case 'message':
      return normalized(messageOf(event), source) || '<no-message>'
    case 'raw_message':
      return messageOf(event) || '<no-message>'
    case 'type':
    case 'error.type':
      return exception?.type || '<no-type>'
    case 'value':
    case 'error.value':
      return normalized(exception?.value, source) || '<no-value>'
    case 'raw_value':
    case 'error.raw_value':
      return exception?.value || '<no-value>'
    case 'function':
    case 'stack.function':
      return frame()?.facts.function || '<no-function>'
    case 'path':
    case 'stack.abs_path':
      return frame()?.facts.texts.absPath || frame()?.facts.filename || '<no-abs-path>'
    case 'stack.filename':
      return frame()?.facts.filename || frame()?.facts.texts.absPath || '<no-filename>'
    case 'module':
    case 'stack.module':
      return frame()?.facts.texts.module || '<no-module>'
    case 'package':
    case 'stack.package':
      return frame()?.facts.texts.package?.split(/[\\/]/).at(-1) || '<no-package>'
    case 'level':
      return event.level || '<no-level>'
    case 'logger':
      return event.logger || '<no-logger>'
    default:
      return name.startsWith('tags.') ? tagOf(event, name.slice(5)) : undefined
  }
}

function messageOf(event: Event): string | undefined {
  return event.logentry?.formatted || event.logentry?.message || event.exception?.values.at(-1)?.value
}

function normalized(text: string | undefined, { config }: VariableSource): string | undefined {
  return text && config.parameterizesFingerprints ? config.parameterize(text) : text
}

function tagOf(event: Event, key: string): string {
  return event.tags.find(([name]) => name === key)?.[1] ?? `<no-value-for-tag-${key}>`
}
