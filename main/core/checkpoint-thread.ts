import { fdatasyncSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import type { Checkpointed } from './checkpointer.ts'

// Entry of the thread that copies what was committed from the write-ahead log into the store's file, and waits for the disk
// to have it. It is told a descriptor of the file each time: one of its own would be closed when the thread ends, and with
// it all locks of the process on the file be given up.

const port = parentPort
if (!port) throw new Error('checkpoints are made in a worker thread only')
const db = new SqliteDatabase(String(workerData))
// of this thread alone on Linux, of the whole process elsewhere: others wait for their answers meanwhile
if (process.platform === 'linux') setPriority(5)
// little passes through it
db.pragma('cache_size = -256')

port.on('message', (file: number) => {
  const started = performance.now()
  // as far as it goes without holding anybody up
  const [result] = db.pragma('wal_checkpoint(PASSIVE)') as Omit<Checkpointed, 'tookMs'>[]
  if (!result) throw new Error('SQLite says nothing of a checkpoint')
  // SQLite does it only when all of the log is in the file: the writer, who gets so far, would wait for all pages since then
  fdatasyncSync(file)
  port.postMessage({ ...result, tookMs: performance.now() - started } satisfies Checkpointed)
})
