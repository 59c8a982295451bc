import { parentPort, workerData } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import type { Checkpointed } from './checkpointer.ts'

// Entry of the thread that copies what was committed from the write-ahead log into the store's file.

const port = parentPort
if (!port) throw new Error('checkpoints are made in a worker thread only')
const db = new SqliteDatabase(String(workerData))
// little passes through it
db.pragma('cache_size = -256')

port.on('message', () => {
  // as far as it goes without holding anybody up
  const [result] = db.pragma('wal_checkpoint(PASSIVE)') as Checkpointed[]
  port.postMessage(result satisfies Checkpointed | undefined)
})
