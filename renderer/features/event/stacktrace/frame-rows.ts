import type { Frame, Stacktrace } from '../../../../shared/model/event.ts'

/** A line of a shown stack trace. `index` is the frame's place in the protocol's order, oldest first. */
export type FrameRow =
  | {
      readonly kind: 'frame'
      readonly index: number
      readonly frame: Frame
      /** How often the same call stands here in a row; 1 for once. */
      readonly times: number
      readonly isNewest: boolean
      /** A system frame that called into the program's own code. */
      readonly isCaller: boolean
    }
  | {
      readonly kind: 'folded'
      readonly first: number
      readonly rows: readonly FrameRow[]
    }
  | { readonly kind: 'omitted'; readonly from: number; readonly to: number }

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

type Shown = FrameRow & { kind: 'frame' }

function collapseRepeats(frames: readonly Frame[]): Shown[] {
  const rows: Shown[] = []
  let times = 1
  for (const [index, frame] of frames.entries()) {
    const newer = frames[index + 1]
    if (newer !== undefined && isSameCall(frame, newer)) {
      times++
      continue
    }
    const isNewest = newer === undefined
    const isCaller = frame.in_app !== true && newer?.in_app === true
    rows.push({ kind: 'frame', index, frame, times, isNewest, isCaller })
    times = 1
  }
  return rows
}

function isRelevant(row: Shown): boolean {
  return row.frame.in_app === true || row.isCaller || row.isNewest
}

function fold(rows: readonly Shown[]): FrameRow[] {
  const folded: FrameRow[] = []
  let hidden: Shown[] = []
  const close = () => {
    const first = hidden[0]
    if (first !== undefined) folded.push({ kind: 'folded', first: first.index, rows: hidden })
    hidden = []
  }
  for (const row of rows) {
    if (!isRelevant(row)) hidden.push(row)
    else {
      close()
      folded.push(row)
    }
  }
  close()
  return folded
}

/** The place of a row in the protocol's order, for putting the note about omitted frames between two. */
function indexOf(row: FrameRow): number {
  if (row.kind === 'frame') return row.index
  return row.kind === 'folded' ? row.first : row.from
}

/**
 * The lines of a stack trace. Relevant: the program's own frames, the system frames that called them, and the newest
 * frame; the others are folded. Calls that repeat are one line.
 */
export function frameRows(trace: Stacktrace, { view, order }: FrameOptions): FrameRow[] {
  const all = collapseRepeats(trace.frames)
  const rows: FrameRow[] = view === 'relevant' && canFold(trace.frames) ? fold(all) : [...all]
  if (trace.frames_omitted !== undefined) {
    const [from, to] = trace.frames_omitted
    const at = rows.findIndex((row) => indexOf(row) >= from)
    rows.splice(at < 0 ? rows.length : at, 0, { kind: 'omitted', from, to })
  }
  return order === 'newest' ? reverse(rows) : rows
}

function reverse(rows: readonly FrameRow[]): FrameRow[] {
  return rows.toReversed().map((row) => (row.kind === 'folded' ? { ...row, rows: reverse(row.rows) } : row))
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
    Object.keys(frame.vars ?? {}).length > 0 ||
    (registers !== undefined && Object.keys(registers).length > 0)
  )
}
