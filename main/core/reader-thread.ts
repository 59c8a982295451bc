import { parentPort, workerData } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import type { FromReader, ToReader } from './reader.ts'
import { reads } from './reads.ts'

// Entry of the thread that reads what may take long, on a connection of its own that cannot write.

const port = parentPort
if (!port) throw new Error('the reader runs in a worker thread only')
const db = new SqliteDatabase(String(workerData), { readonly: true })
db.pragma('busy_timeout = 5000')
db.pragma('cache_size = -16384')

port.on('message', (message: ToReader) => {
  const answer: FromReader = { id: message.id, ...read(message) }
  port.postMessage(answer)
})

function read({ name, query, now }: ToReader): Pick<FromReader, 'value' | 'error'> {
  try {
    // the sender's types tie name and query together
    const run = reads[name] as (db: unknown, query: unknown, now: number) => unknown
    return { value: run(db, query, now) }
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'internal'
    return { error: { code, message: error instanceof Error ? error.message : String(error) } }
  }
}
