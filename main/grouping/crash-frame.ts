import type { Event, Exception, Stacktrace } from '../../shared/model/event.ts'
import type { PreparedFrame } from './frames.ts'

/** A stack trace with the exception that it belongs to, if it does. */
export interface Stack {
  readonly stacktrace: Stacktrace
  readonly exception?: Exception
}

/** The stack trace that shows where an event happened: of the last exception, else at top level, else of the only thread. */
export function crashStack(event: Event): Stack | undefined {
  const exception = event.exception?.values.at(-1)
  if (exception?.stacktrace?.frames.length) return { stacktrace: exception.stacktrace, exception }
  if (event.stacktrace?.frames.length) return { stacktrace: event.stacktrace }
  const threads = event.threads?.values ?? []
  const stacktrace = threads.length === 1 ? threads[0]?.stacktrace : undefined
  return stacktrace && { stacktrace }
}

/** The newest in-app frame, else the newest. Frames that `accept` refuses do not exist. */
export function newestFrame(
  frames: readonly PreparedFrame[],
  accept: (frame: PreparedFrame) => boolean = () => true
): PreparedFrame | undefined {
  return frames.findLast((frame) => frame.inApp && accept(frame)) ?? frames.findLast(accept)
}
