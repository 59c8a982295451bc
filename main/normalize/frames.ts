import type { Frame, FrameLock } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { TEXT, TREE } from './limits.ts'
import {
  type Fields,
  present,
  readAddress,
  readCount,
  readFields,
  readFlag,
  readLenientText,
  readText
} from './readers.ts'

/** Schemes whose `abs_path` is a location on a server: the file name is its path there. */
const URL_PATH = /^(?:file|https?|applewebdata):\/\/[^/]*(\/[^?#]+)/

/** One frame of a stack trace, with its file names completed from each other. */
export function readFrame(frame: Fields, at: Place): Frame {
  const { filename, absPath } = filePaths(frame, at)
  const preContext = readContextLines(frame.pre_context, at, 'pre_context')
  const postContext = readContextLines(frame.post_context, at, 'post_context')
  const surrounded = (preContext?.length ?? 0) + (postContext?.length ?? 0) > 0
  return present<Frame>({
    function: known(readText(frame.function, at, 'function', TEXT.symbol)),
    raw_function: readText(frame.raw_function, at, 'raw_function', TEXT.symbol),
    symbol: known(readText(frame.symbol, at, 'symbol', TEXT.symbol)),
    module: readText(frame.module, at, 'module', TEXT.symbol),
    package: readText(frame.package, at, 'package', TEXT.symbol),
    filename,
    abs_path: absPath,
    lineno: readCount(frame.lineno, at, 'lineno'),
    colno: readCount(frame.colno, at, 'colno'),
    platform: readText(frame.platform, at, 'platform', TEXT.short),
    pre_context: preContext,
    context_line: readLine(frame.context_line, at, 'context_line') ?? (surrounded ? '' : undefined),
    post_context: postContext,
    in_app: readFlag(frame.in_app, at, 'in_app'),
    vars: readVars(frame.vars, at),
    data: readFreeFormObject(frame.data, at, 'data', TREE.frameData),
    image_addr: readAddress(frame.image_addr, at, 'image_addr'),
    instruction_addr: readAddress(frame.instruction_addr, at, 'instruction_addr'),
    addr_mode: readText(frame.addr_mode, at, 'addr_mode', TEXT.short),
    function_id: readAddress(frame.function_id, at, 'function_id'),
    symbol_addr: readAddress(frame.symbol_addr, at, 'symbol_addr'),
    trust: readText(frame.trust, at, 'trust', TEXT.short),
    lang: readText(frame.lang, at, 'lang', TEXT.short),
    stack_start: readFlag(frame.stack_start, at, 'stack_start'),
    lock: readLock(frame.lock, at, 'lock'),
    source_link: readText(frame.source_link, at, 'source_link')
  })
}

/** A monitor that a thread holds or waits for. */
export function readLock(value: unknown, at: Place, key: string): FrameLock | undefined {
  const lock = readFields(value, at, key)
  if (!lock) return undefined
  const inside = at.under(key)
  return present<FrameLock>({
    type: readCount(lock.type, inside, 'type'),
    address: readText(lock.address, inside, 'address'),
    package_name: readText(lock.package_name, inside, 'package_name'),
    class_name: readText(lock.class_name, inside, 'class_name'),
    thread_id: readLenientText(lock.thread_id, inside, 'thread_id')
  })
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

/** `?` is how some SDKs write that they do not know a name. */
function known(name: string | undefined): string | undefined {
  return name === '?' ? undefined : name
}

function filePaths(frame: Fields, at: Place): { filename: string | undefined; absPath: string | undefined } {
  const filename = readText(frame.filename, at, 'filename', TEXT.path)
  const absPath = readText(frame.abs_path, at, 'abs_path', TEXT.path)
  if (filename !== undefined && absPath !== undefined) return { filename, absPath }
  const location = absPath ?? filename
  if (location === undefined) return { filename, absPath }
  return { filename: URL_PATH.exec(location)?.[1] ?? location, absPath: location }
}

/** The budget has no room for more. */
const MAX_VARS = 1000

/** Local variables; a list of them is named by its indices. */
function readVars(value: unknown, at: Place): Frame['vars'] {
  const vars = Array.isArray(value) ? Object.fromEntries(value.slice(0, MAX_VARS).entries()) : value
  return readFreeFormObject(vars, at, 'vars', TREE.vars)
}
