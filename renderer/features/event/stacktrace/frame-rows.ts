import type { Frame, Stacktrace } from '../../../../shared/model/event.ts'

/** A frame of a shown stack trace. `index` is its place in the protocol's order, oldest first. */
export interface FrameRow {
  readonly kind: 'frame'
  readonly index: number
  readonly frame: Frame
  /** How often the same call stands here in a row; 1 for once. */
  readonly times: number
  readonly isNewest: boolean
  /** A system frame that called into the program's own code. */
  readonly isCaller: boolean
  /** Its code was compiled into that of the frame that called it. */
  readonly isInline: boolean
  /** System frames that are folded under this one, in the order in which they would stand. */
  readonly hidden: readonly FrameRow[]
}

/** Where frames were left out, before they came here: [from, to) of the original list. */
export interface OmittedRow {
  readonly kind: 'omitted'
  readonly from: number
  readonly to: number
}

export interface FrameOptions {
  readonly view: 'relevant' | 'full'
  readonly order: 'newest' | 'oldest'
}

/** Two frames of a recursion: the same call of the same line. */
function isSameCall(a: Frame, b: Frame): boolean {
  return (
    a.lineno === b.lineno &&
    a.instruction_addr === b.instruction_addr &&
    a.package === b.package &&
    a.module === b.module &&
    a.function === b.function
  )
}

/** Frames of one address are one call, and what was inlined into it. */
function isInlinedInto(frame: Frame, caller: Frame | undefined): boolean {
  return (
    frame.instruction_addr !== undefined &&
    frame.instruction_addr === caller?.instruction_addr &&
    frame.platform === caller.platform
  )
}

/** True if there is something to fold: the program's own frames among others. */
export function canFold(frames: readonly Frame[]): boolean {
  const own = frames.filter((frame) => frame.in_app === true).length
  return own > 0 && own < frames.length
}

/** The frame that is open at first: the newest of the program's own, else the newest. */
export function frameToOpen(frames: readonly Frame[]): number {
  const own = frames.findLastIndex((frame) => frame.in_app === true)
  return own >= 0 ? own : frames.length - 1
}

function collapseRepeats(frames: readonly Frame[]): FrameRow[] {
  const rows: FrameRow[] = []
  let times = 1
  for (const [index, frame] of frames.entries()) {
    const newer = frames[index + 1]
    if (newer !== undefined && isSameCall(frame, newer)) {
      times++
      continue
    }
    rows.push({
      kind: 'frame',
      index,
      frame,
      times,
      isNewest: newer === undefined,
      isCaller: frame.in_app !== true && newer?.in_app === true,
      isInline: isInlinedInto(frame, rows.at(-1)?.frame),
      hidden: []
    })
    times = 1
  }
  return rows
}

function isRelevant(row: FrameRow): boolean {
  return row.frame.in_app === true || row.isCaller || row.isNewest
}

/** Hides what is not relevant under the next newer frame that is: always one of the system, or it would be a caller. */
function fold(rows: readonly FrameRow[]): FrameRow[] {
  const folded: FrameRow[] = []
  let hidden: FrameRow[] = []
  for (const row of rows) {
    if (isRelevant(row)) {
      folded.push({ ...row, hidden })
      hidden = []
    } else hidden.push(row)
  }
  return folded
}

/**
 * The lines of a stack trace. Relevant: the program's own frames, the system frames that called them, and the newest
 * frame; the others are folded. Calls that repeat are one line.
 */
export function frameRows(trace: Stacktrace, { view, order }: FrameOptions): (FrameRow | OmittedRow)[] {
  const all = collapseRepeats(trace.frames)
  const frames = view === 'relevant' && canFold(trace.frames) ? fold(all) : all
  const rows: (FrameRow | OmittedRow)[] = [...frames]
  if (trace.frames_omitted !== undefined) {
    const [from, to] = trace.frames_omitted
    const at = frames.findIndex(({ index }) => index >= from)
    rows.splice(at < 0 ? rows.length : at, 0, { kind: 'omitted', from, to })
  }
  if (order === 'oldest') return rows
  return rows
    .toReversed()
    .map((row) => (row.kind === 'frame' ? { ...row, hidden: row.hidden.toReversed() } : row))
}

/** The lines with those that were unfolded (by the `index` of the frame over them), where each belongs. */
export function unfoldRows(
  rows: readonly (FrameRow | OmittedRow)[],
  unfolded: ReadonlySet<number>,
  order: FrameOptions['order']
): (FrameRow | OmittedRow)[] {
  return rows.flatMap((row) => {
    if (row.kind !== 'frame' || !unfolded.has(row.index)) return [row]
    return order === 'newest' ? [row, ...row.hidden] : [...row.hidden, row]
  })
}

/** True for a .NET assembly's full name: `Name, Version=…, Culture=…, PublicKeyToken=…`. */
export function isAssembly(name: string | undefined): name is string {
  return name?.includes(', Version=') === true
}

/** True if a frame has more to show than its line. Registers belong to the newest frame only. */
export function isExpandable(frame: Frame, registers: Readonly<Record<string, string>> | undefined): boolean {
  return (
    frame.context_line !== undefined ||
    isAssembly(frame.package) ||
    frame.lock !== undefined ||
    Object.keys(frame.vars ?? {}).length > 0 ||
    Object.keys(frame.other ?? {}).length > 0 ||
    (registers !== undefined && Object.keys(registers).length > 0)
  )
}
