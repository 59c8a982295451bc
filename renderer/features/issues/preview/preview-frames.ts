import type { Event, Frame, Stacktrace } from '../../../../shared/model/event.ts'

/** A call as a preview shows it. */
export interface PreviewFrame {
  /** Its place in the trace, newest first. */
  readonly index: number
  readonly call: string
  readonly place: string
  readonly isOwn: boolean
  /** The line of code, of the first of the program's own calls. */
  readonly code: string | undefined
}

export interface PreviewTrace {
  readonly frames: readonly PreviewFrame[]
  /** Calls that are not shown. */
  readonly left: number
}

const mostFrames = 8

/** The trace that says most about an event: of its last exception, else of the thread that crashed. */
function traceOf(event: Event): Stacktrace | undefined {
  const exceptions = event.exception?.values ?? []
  const threads = event.threads?.values ?? []
  const thread =
    threads.find(({ crashed }) => crashed) ?? threads.find(({ current }) => current) ?? threads[0]
  return (
    exceptions.findLast(({ stacktrace }) => stacktrace)?.stacktrace ?? event.stacktrace ?? thread?.stacktrace
  )
}

/** The calls to show of an event, newest first: the program's own where there are some, and the newest in any case. */
export function previewTrace(event: Event): PreviewTrace | undefined {
  const all = traceOf(event)?.frames.toReversed() ?? []
  if (all.length === 0) return undefined
  const firstOwn = all.findIndex(({ in_app }) => in_app === true)
  const shown = all
    .map((frame, index) => ({ frame, index }))
    .filter(({ frame, index }) => firstOwn < 0 || index === 0 || frame.in_app === true)
    .slice(0, mostFrames)
  const withCode = Math.max(0, firstOwn)
  return {
    frames: shown.map(({ frame, index }) => toPreview(frame, index, index === withCode)),
    left: all.length - shown.length
  }
}

function toPreview(frame: Frame, index: number, withCode: boolean): PreviewFrame {
  return {
    index,
    call: frame.function ?? frame.symbol ?? frame.instruction_addr ?? '<unknown>',
    place: placeOf(frame),
    isOwn: frame.in_app === true,
    code: withCode ? frame.context_line?.trim().slice(0, 300) : undefined
  }
}

function placeOf({ filename, abs_path, module, package: image, lineno }: Frame): string {
  const file = ending(filename ?? abs_path ?? module ?? image ?? '')
  return lineno === undefined || file === '' ? file : `${file}:${lineno}`
}

const longPath = 48

/** The end of a path tells more than its beginning. */
function ending(path: string): string {
  if (path.length <= longPath) return path
  const parts = path.split(/[/\\]/)
  return parts.length > 2 ? `…/${parts.slice(-2).join('/')}` : path
}
