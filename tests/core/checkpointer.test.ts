import { EventEmitter, once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type Checkpointed, createCheckpointer } from '../../main/core/checkpointer.ts'
import { startCheckpoints } from '../../main/core/threads.ts'
import { openStore } from '../../main/store/open-store.ts'
import { tempDir } from '../helpers/temp-dir.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

const onUnexpected = (error: unknown) => {
  throw error
}

function newStore() {
  const store = openStore(join(tempDir(), 'store.culprit'))
  onTestFinished(store.close)
  store.db.exec('CREATE TABLE filler (bytes BLOB) STRICT')
  return store
}

/** A checkpointer whose thread answers when the test says so, and what it and the writer were asked. */
function withThread({ db, path, file }: ReturnType<typeof newStore>) {
  const asked: unknown[] = []
  const thread = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => asked.push(message),
    unref() {},
    terminate: async () => 0
  })
  const writerMade: string[] = []
  const pragma = db.pragma.bind(db)
  vi.spyOn(db, 'pragma').mockImplementation((text, options) => {
    if (text.startsWith('wal_checkpoint')) writerMade.push(text)
    return pragma(text, options)
  })
  const checkpointer = createCheckpointer({
    db,
    path,
    file,
    start: () => thread,
    onUnexpected
  })
  const answer = (result: Checkpointed) => thread.emit('message', result)
  return { checkpointer, asked, answer, writerMade }
}

const LONG_LOG = 48_000

test('of a log that is long the writer copies the end, once a round was short: little has come since it began', () => {
  const { checkpointer, asked, answer, writerMade } = withThread(newStore())
  checkpointer.add(1_500)
  expect(asked).toHaveLength(1)
  answer({ log: LONG_LOG, checkpointed: LONG_LOG, tookMs: 120 })
  expect(writerMade).toEqual([])
  expect(asked).toHaveLength(2)
  answer({ log: LONG_LOG + 900, checkpointed: LONG_LOG + 900, tookMs: 5 })
  expect(writerMade).toEqual(['wal_checkpoint(PASSIVE)'])
  expect(asked).toHaveLength(2)
})

test('where no round is short, the writer copies the end all the same', () => {
  const { checkpointer, asked, answer, writerMade } = withThread(newStore())
  checkpointer.add(1_500)
  for (let round = 0; round < 8; round++) answer({ log: LONG_LOG, checkpointed: LONG_LOG, tookMs: 120 })
  expect(asked).toHaveLength(8)
  expect(writerMade).toEqual(['wal_checkpoint(PASSIVE)'])
})

test('what a long read keeps the thread from copying, the writer does not copy either', () => {
  const { checkpointer, asked, answer, writerMade } = withThread(newStore())
  checkpointer.add(1_500)
  for (let round = 0; round < 8; round++) answer({ log: LONG_LOG, checkpointed: 9_000, tookMs: 1 })
  expect(asked).toHaveLength(8)
  expect(writerMade).toEqual([])
  checkpointer.add(1_500)
  answer({ log: 60_000, checkpointed: 59_900, tookMs: 1 })
  expect(writerMade).toEqual(['wal_checkpoint(PASSIVE)'])
})

test('a log that is not long is left to the thread, however long a round takes', () => {
  const { checkpointer, asked, answer, writerMade } = withThread(newStore())
  checkpointer.add(1_500)
  answer({ log: LONG_LOG - 1, checkpointed: LONG_LOG - 1, tookMs: 120 })
  expect(asked).toHaveLength(1)
  expect(writerMade).toEqual([])
})

test('when nothing comes any more the log is emptied and cut, however long the round took', () => {
  const { checkpointer, asked, answer, writerMade } = withThread(newStore())
  checkpointer.add(1)
  expect(asked).toHaveLength(0)
  vi.advanceTimersByTime(3_000)
  expect(asked).toHaveLength(1)
  answer({ log: 5_000, checkpointed: 5_000, tookMs: 120 })
  expect(writerMade).toEqual(['wal_checkpoint(TRUNCATE)'])
})

test('no commit cuts the log, however long it grows before commits make checkpoints', () => {
  const store = newStore()
  withThread(store)
  const pages = Number(store.db.pragma('wal_autocheckpoint', { simple: true }))
  expect(Number(store.db.pragma('journal_size_limit', { simple: true }))).toBeGreaterThanOrEqual(
    pages * (4096 + 24)
  )
})

/** A checkpointer with the thread that it has in the application, after its first round. */
async function withRealThread({ db, path, file }: ReturnType<typeof newStore>) {
  const started: Worker[] = []
  const start = (storePath: string) => {
    const thread = startCheckpoints(storePath)
    started.push(thread)
    return thread
  }
  const checkpointer = createCheckpointer({ db, path, file, start, onUnexpected })
  onTestFinished(checkpointer.stop)
  checkpointer.add(1_500)
  const [results = []] = await Promise.all(started.map((thread) => once(thread, 'message')))
  return { checkpointer, result: results[0] as Checkpointed }
}

test('the thread brings what was committed into the file', async () => {
  const store = newStore()
  store.db.exec('INSERT INTO filler VALUES (zeroblob(1000000))')
  const before = statSync(store.path).size
  const { result } = await withRealThread(store)
  expect(result.log).toBeGreaterThan(240)
  expect(result.checkpointed).toBe(result.log)
  expect(statSync(store.path).size).toBeGreaterThan(before + 900_000)
})

// closing any descriptor of a file gives up the locks that the process holds on it
test.skipIf(process.platform !== 'linux')('when the thread ends, the locks on the store stay', async () => {
  const store = newStore()
  const { checkpointer } = await withRealThread(store)
  const before = locksOn(store.path)
  expect(before).not.toEqual([])
  await checkpointer.stop()
  expect(locksOn(store.path)).toEqual(before)
})

/** As the kernel lists them, without their number in the list. */
function locksOn(path: string): string[] {
  const { ino } = statSync(path)
  const locks = readFileSync('/proc/locks', 'utf8').split('\n')
  return locks.filter((lock) => lock.includes(`:${ino} `)).map((lock) => lock.replace(/^\d+: /, ''))
}
