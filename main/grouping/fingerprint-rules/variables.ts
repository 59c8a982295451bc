import type { Event } from '../../../shared/model/event.ts'
import type { GroupingConfig } from '../config.ts'
import type { PreparedFrame } from '../frames.ts'

/** What variables of fingerprints and titles are filled from. */
export interface VariableSource {
  readonly event: Event
  readonly crashFrame: () => PreparedFrame | undefined
  readonly config: GroupingConfig
}

/** A variable within a text. */
export const VARIABLE = /\{\{\s*(\S+?)\s*\}\}/g

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

/** Gives a variable's value; undefined for one that does not exist. */
function variableValue(name: string, source: VariableSource): string | undefined {
  return name.startsWith('tags.') ? tagOf(source.event, name.slice(5)) : VARIABLES.get(name)?.(source)
}

/** True for what stands for a part of the event. `default`, which has no value of its own, is none. */
export function isVariable(name: string): boolean {
  return name.startsWith('tags.') || VARIABLES.has(name)
}

type Variable = (source: VariableSource) => string

const typeOf: Variable = ({ event }) => event.exception?.values.at(-1)?.type || '<no-type>'
const textOf: Variable = (source) =>
  normalized(source.event.exception?.values.at(-1)?.value, source) || '<no-value>'
const rawTextOf: Variable = ({ event }) => event.exception?.values.at(-1)?.value || '<no-value>'
const functionOf: Variable = ({ crashFrame }) => crashFrame()?.facts.function || '<no-function>'
const moduleOf: Variable = ({ crashFrame }) => crashFrame()?.facts.texts.module || '<no-module>'
const packageOf: Variable = ({ crashFrame }) =>
  crashFrame()?.facts.texts.package?.split(/[\\/]/).at(-1) || '<no-package>'
const pathOf: Variable = ({ crashFrame }) => {
  const facts = crashFrame()?.facts
  return facts?.texts.absPath || facts?.filename || '<no-abs-path>'
}
const filenameOf: Variable = ({ crashFrame }) => {
  const facts = crashFrame()?.facts
  return facts?.filename || facts?.texts.absPath || '<no-filename>'
}

const VARIABLES: ReadonlyMap<string, Variable> = new Map([
  ['transaction', ({ event }) => event.transaction || '<no-transaction>'],
  ['message', (source) => normalized(messageOf(source.event), source) || '<no-message>'],
  ['raw_message', ({ event }) => messageOf(event) || '<no-message>'],
  ['type', typeOf],
  ['error.type', typeOf],
  ['value', textOf],
  ['error.value', textOf],
  ['raw_value', rawTextOf],
  ['error.raw_value', rawTextOf],
  ['function', functionOf],
  ['stack.function', functionOf],
  ['path', pathOf],
  ['stack.abs_path', pathOf],
  ['stack.filename', filenameOf],
  ['module', moduleOf],
  ['stack.module', moduleOf],
  ['package', packageOf],
  ['stack.package', packageOf],
  ['level', ({ event }) => event.level || '<no-level>'],
  ['logger', ({ event }) => event.logger || '<no-logger>']
])

function messageOf(event: Event): string | undefined {
  return event.logentry?.formatted || event.logentry?.message || event.exception?.values.at(-1)?.value
}

function normalized(text: string | undefined, { config }: VariableSource): string | undefined {
  return text && config.parameterizesFingerprints ? config.parameterize(text) : text
}

function tagOf(event: Event, key: string): string {
  return event.tags.find(([name]) => name === key)?.[1] ?? `<no-value-for-tag-${key}>`
}
