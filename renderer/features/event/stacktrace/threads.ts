import type { Event, Exception, Stacktrace, Thread } from '../../../../shared/model/event.ts'
import { lookUp } from '../../../ui/look-up.ts'
import { baseName } from './platform.ts'

/** The thread to look at first: the one that crashed, else the first with a stack trace, else the first. */
export function bestThread(threads: readonly Thread[]): number {
  const crashed = threads.findIndex((thread) => thread.crashed === true)
  if (crashed >= 0) return crashed
  return Math.max(
    0,
    threads.findIndex(({ stacktrace }) => (stacktrace?.frames.length ?? 0) > 0)
  )
}

/** The order of the picker: crashed threads first, then as sent. Gives indices. */
export function pickerOrder(threads: readonly Thread[]): number[] {
  const indices = [...threads.keys()]
  const isCrashed = (index: number) => threads[index]?.crashed === true
  return [...indices.filter(isCrashed), ...indices.filter((index) => !isCrashed(index))]
}

/** The exceptions of a thread: those that name it, or all, for the crashed one, where none names any. */
export function exceptionsOf(thread: Thread, exceptions: readonly Exception[]): readonly Exception[] {
  const named = exceptions.filter((each) => each.thread_id !== undefined)
  if (named.length > 0) return named.filter((each) => each.thread_id === thread.id)
  return thread.crashed === true ? exceptions : []
}

/** A thread's own stack, or that of the exception that it threw. */
export function stackOf(thread: Thread, event: Event): Stacktrace | undefined {
  if (thread.stacktrace !== undefined) return thread.stacktrace
  return exceptionsOf(thread, event.exception?.values ?? []).at(-1)?.stacktrace
}

/** What a thread is called in the picker: its name and id, and where it stood. */
export function threadLabel(thread: Thread): string {
  const name = [thread.name, thread.id === undefined ? undefined : `#${thread.id}`].filter(Boolean).join(' ')
  return name === '' ? 'Unnamed thread' : name
}

/** A thread as the picker lists it. */
export interface ThreadRow {
  readonly index: number
  readonly threadId: string | undefined
  readonly name: string | undefined
  readonly where: string | undefined
  readonly file: string | undefined
  readonly state: string | undefined
  readonly isCrashed: boolean
  /** Everything that it says, in lower case: what it is found by. */
  readonly words: string
}

/** The threads of an event in the order of the picker. */
export function threadRows(event: Event): ThreadRow[] {
  const threads = event.threads?.values ?? []
  return pickerOrder(threads).flatMap((index) => {
    const thread = threads[index]
    if (thread === undefined) return []
    const frame = frameOf(stackOf(thread, event))
    const said = {
      threadId: thread.id,
      name: thread.name,
      where: frame?.function ?? frame?.package ?? frame?.module,
      file: frame?.filename === undefined ? undefined : baseName(frame.filename),
      state: thread.state === undefined ? undefined : threadState(thread.state)
    }
    const isCrashed = thread.crashed === true
    const words = [...Object.values(said), isCrashed ? 'crashed' : ''].join(' ').toLowerCase()
    return [{ index, isCrashed, words, ...said }]
  })
}

/** The frame that tells where a stack stands: its newest own one, else its newest. */
function frameOf(trace: Stacktrace | undefined) {
  return trace?.frames.findLast((each) => each.in_app === true) ?? trace?.frames.at(-1)
}

const stateWords: Record<string, string> = {
  runnable: 'Runnable',
  native: 'Runnable',
  suspended: 'Runnable',
  sleeping: 'Timed waiting',
  timedwaiting: 'Timed waiting',
  timed_waiting: 'Timed waiting',
  blocked: 'Blocked',
  starting: 'New',
  new: 'New',
  terminated: 'Terminated'
}

/** A thread's state in the words of the Java virtual machine. */
export function threadState(state: string): string {
  const key = state.toLowerCase()
  return lookUp(stateWords, key) ?? (key.startsWith('waiting') ? 'Waiting' : state)
}
