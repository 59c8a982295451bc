import type { JsonObject } from '../../../shared/model/json.ts'
import { jsonFields } from './json-fields.ts'
import type { CpuContext, Minidump, MinidumpThread } from './minidump.ts'
import { hexAddress } from './texts.ts'
import { StackWalker, type WalkedFrame } from './walk-stack.ts'

export interface PayloadStacks {
  readonly crashedThread: number | undefined
  readonly crashedStack: JsonObject | undefined
  readonly threads: readonly JsonObject[]
}

/** The stack of the crashed thread, which is the exception's, and those of all other threads. */
export function payloadStacks(minidump: Minidump): PayloadStacks {
  const { exception, breakpad } = minidump
  const walker = new StackWalker(minidump)
  const crashedThread = exception?.threadId ?? breakpad?.requestingThreadId
  const crashed = minidump.threads.find(({ id }) => id === crashedThread)
  // The thread's own registers may be those of its handling of the crash already.
  const context = exception?.context ?? crashed?.context
  const crashedStack = context && {
    ...toStacktrace(walker.walk(context, crashed)),
    registers: toRegisters(context)
  }
  const threads = minidump.threads
    .filter((thread) => thread === crashed || thread.id !== breakpad?.dumpThreadId)
    .map((thread) => toThread(thread, thread === crashed, walker))
  return { crashedThread, crashedStack, threads }
}

function toThread(
  { id, name, ...rest }: MinidumpThread,
  isCrashed: boolean,
  walker: StackWalker
): JsonObject {
  if (isCrashed) return jsonFields({ id, name, crashed: true, current: true })
  const { context } = rest
  const stacktrace = context && toStacktrace(walker.walk(context, { id, name, ...rest }))
  return jsonFields({ id, name, crashed: false, stacktrace })
}

/** Events have the oldest call first. */
function toStacktrace(frames: readonly WalkedFrame[]): JsonObject {
  return { frames: frames.map(toFrame).reverse() }
}

function toFrame({ instruction, module, trust }: WalkedFrame): JsonObject {
  return jsonFields({
    instruction_addr: hexAddress(instruction),
    package: module?.codeFile,
    image_addr: module && hexAddress(module.start),
    trust
  })
}

function toRegisters({ registers }: CpuContext): JsonObject {
  return Object.fromEntries(Object.entries(registers()).map(([name, value]) => [name, hexAddress(value)]))
}
