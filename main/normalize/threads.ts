import type { FrameLock, Thread } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readLock } from './frames.ts'
import { TEXT } from './limits.ts'
import {
  type Fields,
  isFields,
  isUnsafeKey,
  present,
  readFields,
  readFlag,
  readLenientText,
  readText,
  readValues
} from './readers.ts'
import { readStacktrace } from './stacktrace.ts'

/** The threads of the program when the event was made. */
export function readThreads(value: unknown, at: Place): { values: Thread[] } | undefined {
  const list = readValues(value, at, 'threads')
  if (!list) return undefined
  const inside = at.under('threads').under('values')
  const values: Thread[] = []
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i]
    if (isFields(item)) values.push(readThread(item, inside.under(i)))
    else if (item !== null) inside.problem(i, 'invalid_data', 'expected a thread', item)
  }
  return values.length > 0 ? { values } : undefined
}

function readThread(fields: Fields, at: Place): Thread {
  return present<Thread>({
    id: readLenientText(fields.id, at, 'id', TEXT.short),
    name: readLenientText(fields.name, at, 'name', TEXT.threadName),
    stacktrace: readStacktrace(fields.stacktrace, at, 'stacktrace'),
    raw_stacktrace: readStacktrace(fields.raw_stacktrace, at, 'raw_stacktrace'),
    crashed: readFlag(fields.crashed, at, 'crashed'),
    current: readFlag(fields.current, at, 'current'),
    main: readFlag(fields.main, at, 'main'),
    state: readText(fields.state, at, 'state', TEXT.short),
    held_locks: readHeldLocks(fields.held_locks, at)
  })
}

function readHeldLocks(value: unknown, at: Place): Record<string, FrameLock> | undefined {
  const fields = readFields(value, at, 'held_locks')
  if (!fields) return undefined
  const inside = at.under('held_locks')
  const locks: Record<string, FrameLock> = {}
  for (const [address, held] of Object.entries(fields)) {
    const lock = readLock(held, inside, address)
    if (lock && !isUnsafeKey(address)) locks[address] = lock
  }
  return Object.keys(locks).length > 0 ? locks : undefined
}
