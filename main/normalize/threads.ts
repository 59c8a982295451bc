import type { FrameLock, Thread } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readLock } from './frames.ts'
import { interfaceReader, readInterface, text } from './interface-reader.ts'
import { TEXT } from './limits.ts'
import { isEmpty, isFields, isUnsafeKey, readFields, readFlag, readLenientText } from './readers.ts'
import { readRawStacktrace, readStacktrace } from './stacktrace.ts'
import { readValues } from './values.ts'

/** The threads of the program when the event was made. */
export function readThreads(value: unknown, at: Place): { values: Thread[] } | undefined {
  const list = readValues(value, at, 'threads')
  if (!list) return undefined
  const inside = at.under('threads').under('values')
  const values: Thread[] = []
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i]
    if (isFields(item)) values.push(readInterface(item, THREAD, inside.under(i)))
    else if (item !== null) inside.problem(i, 'invalid_data', 'expected a thread', item)
  }
  return values.length > 0 ? { values } : undefined
}

const THREAD = interfaceReader<Thread>({
  id: (value, at, key) => readLenientText(value, at, key, TEXT.short),
  name: (value, at, key) => readLenientText(value, at, key, TEXT.threadName),
  stacktrace: readStacktrace,
  raw_stacktrace: readRawStacktrace,
  crashed: readFlag,
  current: readFlag,
  main: readFlag,
  state: text(TEXT.short),
  held_locks: readHeldLocks
})

function readHeldLocks(value: unknown, at: Place): Record<string, FrameLock> | undefined {
  const fields = readFields(value, at, 'held_locks')
  if (!fields) return undefined
  const inside = at.under('held_locks')
  const locks: Record<string, FrameLock> = {}
  for (const [address, held] of Object.entries(fields)) {
    const lock = readLock(held, inside, address)
    if (lock && !isUnsafeKey(address)) locks[address] = lock
  }
  return isEmpty(locks) ? undefined : locks
}
