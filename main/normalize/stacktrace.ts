import { type Frame, Stacktrace } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readFrame, readRawFrame } from './frames.ts'
import { TEXT } from './limits.ts'
import { namesOf, readOther } from './other-attributes.ts'
import {
  isEmpty,
  isFields,
  isUnsafeKey,
  present,
  readAddress,
  readFields,
  readFlag,
  readList,
  readText
} from './readers.ts'

const MAX_FRAMES = 250
/** Of a longer list, the oldest that are kept; the newest make up the rest. */
const OLDEST_KEPT = 50
const MAX_DETAILED_FRAMES = 50

const ADJUSTMENTS = new Set(['auto', 'all', 'all_but_first', 'none'])

const KNOWN = namesOf(Stacktrace)

/** A stack trace, oldest call first. A bare list of frames is taken for one. */
export function readStacktrace(value: unknown, at: Place, key: string): Stacktrace | undefined {
  return readTrace(value, at, key, readFrame)
}

/** A stack trace as it was before a server or an SDK worked on it. */
export function readRawStacktrace(value: unknown, at: Place, key: string): Stacktrace | undefined {
  return readTrace(value, at, key, readRawFrame)
}

function readTrace(value: unknown, at: Place, key: string, read: typeof readFrame): Stacktrace | undefined {
  const trace = Array.isArray(value) ? { frames: value } : readFields(value, at, key)
  if (!trace) return undefined
  const inside = at.under(key)
  const all = readList(trace.frames, inside, 'frames') ?? []
  const surplus = surplusFrames(all, inside)
  const frames = withoutSurplusDetails(readFrames(all, surplus, inside.under('frames'), read), inside)

  const stacktrace = present<Stacktrace>({
    frames,
    registers: readRegisters(trace.registers, inside),
    lang: readText(trace.lang, inside, 'lang', TEXT.short),
    snapshot: readFlag(trace.snapshot, inside, 'snapshot'),
    instruction_addr_adjustment: readAdjustment(trace.instruction_addr_adjustment, inside),
    frames_omitted: surplus ?? readOmitted(trace.frames_omitted, inside),
    other: readOther(trace, KNOWN, inside)
  })
  // an empty list says that there was a stack of no frames, which grouping takes for a stack trace
  const isNone = frames.length === 0 && !Array.isArray(trace.frames) && !stacktrace.registers
  if (!isNone) return stacktrace
  if (Object.keys(stacktrace).length > 1) at.problem(key, 'missing_attribute', 'expected frames', value)
  return undefined
}

type Range = [first: number, end: number]

/** The frames of a list that are too many. */
function surplusFrames(frames: readonly unknown[], at: Place): Range | undefined {
  if (frames.length <= MAX_FRAMES) return undefined
  at.cut('frames', frames.length)
  return [OLDEST_KEPT, frames.length - (MAX_FRAMES - OLDEST_KEPT)]
}

function readFrames(
  list: readonly unknown[],
  surplus: Range | undefined,
  at: Place,
  read: typeof readFrame
): Frame[] {
  const frames: Frame[] = []
  for (let i = 0; i < list.length; i += 1) {
    if (surplus && i === surplus[0]) i = surplus[1]
    const frame = list[i]
    if (isFields(frame)) frames.push(read(frame, at.under(i)))
    else if (frame !== null) at.problem(i, 'invalid_data', 'expected a frame', frame)
  }
  return frames
}

/**
 * Takes the variables and the surrounding lines from all but 50 frames: from the program's own only when there are
 * more than 50 of those, and from the middle of the list, because its ends say how it began and where it broke.
 */
function withoutSurplusDetails(frames: Frame[], at: Place): Frame[] {
  const surplus = frames.length - MAX_DETAILED_FRAMES
  if (surplus <= 0) return frames
  const own = frames.filter((frame) => frame.in_app === true)
  const system = frames.filter((frame) => frame.in_app !== true)
  const bare = new Set([
    ...middleOf(system, Math.min(surplus, system.length)),
    ...middleOf(own, Math.max(0, surplus - system.length))
  ])
  const inside = at.under('frames')
  return frames.map((frame, i) => (bare.has(frame) ? withoutDetails(frame, inside.under(i)) : frame))
}

function middleOf(frames: readonly Frame[], count: number): Frame[] {
  const first = Math.ceil((frames.length - count) / 2)
  return frames.slice(first, first + count)
}

function withoutDetails({ vars, pre_context, post_context, ...frame }: Frame, at: Place): Frame {
  if (vars) at.cut('vars', Object.keys(vars).length)
  if (pre_context) at.cut('pre_context', pre_context.length)
  if (post_context) at.cut('post_context', post_context.length)
  return frame
}

function readRegisters(value: unknown, at: Place): Record<string, string> | undefined {
  const fields = readFields(value, at, 'registers')
  if (!fields) return undefined
  const inside = at.under('registers')
  const registers: Record<string, string> = {}
  for (const [name, address] of Object.entries(fields)) {
    const text = readAddress(address, inside, name)
    if (text !== undefined && !isUnsafeKey(name)) registers[name] = text
  }
  return isEmpty(registers) ? undefined : registers
}

function readAdjustment(value: unknown, at: Place): string | undefined {
  const adjustment = readText(value, at, 'instruction_addr_adjustment')
  if (adjustment === undefined || ADJUSTMENTS.has(adjustment)) return adjustment
  at.problem('instruction_addr_adjustment', 'invalid_data', 'unknown adjustment', value)
  return undefined
}

function readOmitted(value: unknown, at: Place): Range | undefined {
  if (value === undefined || value === null) return undefined
  const [first, last] = Array.isArray(value) ? value : []
  if (Number.isSafeInteger(first) && Number.isSafeInteger(last)) return [first, last]
  at.problem('frames_omitted', 'invalid_data', 'expected two integers', value)
  return undefined
}
