import type { Frame, FrameLock } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { objectWithin, readFreeFormObject } from './free-form.ts'
import { interfaceReader, readInterface, text } from './interface-reader.ts'
import { TEXT, TREE } from './limits.ts'
import {
  type Fields,
  readAddress,
  readCount,
  readFields,
  readFlag,
  readLenientText,
  readText
} from './readers.ts'

/** Schemes whose `abs_path` is a location on a server: the file name is its path there. */
const URL_PATH = /^(?:file|https?|applewebdata):\/\/[^/]*(\/[^?#]+)/

/** `?` is how some SDKs write that they do not know a name. */
const NAME = {
  read: (value: unknown, at: Place, key: string): string | undefined =>
    value === '?' ? undefined : readText(value, at, key, TEXT.symbol),
  plain: { min: 2, max: TEXT.symbol.max }
}

/** Of any length, and empty ones are lines too. */
const LINE = { read: readLine, plain: { min: 0, max: Number.POSITIVE_INFINITY } }

const ADDRESS_MODE = /^(?:abs|rel:\d{1,9})$/

/** `abs`, or `rel:` with the index of the image that addresses are relative to. */
function readAddressMode(value: unknown, at: Place, key: string): string | undefined {
  const mode = readText(value, at, key)
  if (mode === undefined || ADDRESS_MODE.test(mode)) return mode
  at.problem(key, 'invalid_data', 'unknown address mode', value)
  return undefined
}

const ATTRIBUTES = {
  function: text(TEXT.symbol),
  raw_function: text(TEXT.symbol),
  symbol: text(TEXT.symbol),
  module: text(TEXT.symbol),
  package: text(TEXT.symbol),
  filename: text(TEXT.path),
  abs_path: text(TEXT.path),
  lineno: readCount,
  colno: readCount,
  platform: text(TEXT.short),
  pre_context: readContextLines,
  context_line: LINE,
  post_context: readContextLines,
  in_app: readFlag,
  vars: readVars,
  data: objectWithin(TREE.frameData),
  image_addr: readAddress,
  instruction_addr: readAddress,
  addr_mode: readAddressMode,
  function_id: readAddress,
  symbol_addr: readAddress,
  trust: text(TEXT.short),
  lang: text(TEXT.short),
  stack_start: readFlag,
  lock: readLock,
  source_link: readText
}

const RAW_FRAME = interfaceReader<Frame>(ATTRIBUTES)
const FRAME = interfaceReader<Frame>({ ...ATTRIBUTES, function: NAME, symbol: NAME })

/** A frame as it was before a server or an SDK worked on it: nothing in it is completed. */
export function readRawFrame(fields: Fields, at: Place): Readonly<Frame> {
  return readInterface(fields, RAW_FRAME, at)
}

/** One frame of a stack trace, with its file names completed from each other. */
export function readFrame(fields: Fields, at: Place): Readonly<Frame> {
  const frame = readInterface(fields, FRAME, at)
  const lacksPath = frame.filename === undefined || frame.abs_path === undefined
  const lacksLine = frame.context_line === undefined && (frame.pre_context || frame.post_context)
  if (!lacksPath && !lacksLine) return frame
  return { ...frame, ...(lacksPath && filePaths(frame)), ...(lacksLine && { context_line: '' }) }
}

function filePaths({ filename, abs_path }: Frame): Pick<Frame, 'filename' | 'abs_path'> {
  const location = abs_path ?? filename
  if (location === undefined) return {}
  return { filename: URL_PATH.exec(location)?.[1] ?? location, abs_path: location }
}

/** The types of a lock by their names, which some SDKs send. */
const LOCK_TYPES = new Map<unknown, number>([
  ['locked', 1],
  ['waiting', 2],
  ['sleeping', 4],
  ['blocked', 8]
])

const LOCK = interfaceReader<FrameLock>({
  type: (value, at, key) => LOCK_TYPES.get(value) ?? readCount(value, at, key),
  address: readText,
  package_name: readText,
  class_name: readText,
  thread_id: readLenientText
})

/** A monitor that a thread holds or waits for. */
export function readLock(value: unknown, at: Place, key: string): FrameLock | undefined {
  const lock = readFields(value, at, key)
  return lock && readInterface(lock, LOCK, at.under(key))
}

/**
 * Lines of source. Empty ones are lines too; null stands for an empty one. Kept whatever their length: a line that
 * was cut could not be found again in its file.
 */
export function readContextLines(value: unknown, at: Place, key: string): string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (isLines(value)) return value.length > 0 ? value : undefined
  if (!Array.isArray(value)) {
    at.problem(key, 'invalid_data', 'expected an array', value)
    return undefined
  }
  const inside = at.under(key)
  return value.map((line, i) => readLine(line, inside, i) ?? '')
}

export function readLine(value: unknown, at: Place, key: string | number): string | undefined {
  return value === '' ? '' : readText(value, at, key)
}

function isLines(value: unknown): value is string[] {
  if (!Array.isArray(value)) return false
  for (let i = 0; i < value.length; i += 1) if (typeof value[i] !== 'string') return false
  return true
}

/** The budget has no room for more. */
const MAX_VARS = 1000

/** Local variables; a list of them is named by its indices. */
function readVars(value: unknown, at: Place, key: string): Frame['vars'] {
  const vars = Array.isArray(value) ? Object.fromEntries(value.slice(0, MAX_VARS).entries()) : value
  return readFreeFormObject(vars, at, key, TREE.vars)
}
