import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import type { FromReader, ReaderData, ToReader } from './reader.ts'
import { reads } from './reads.ts'

// Entry of the thread that reads what may take long, on a connection of its own that cannot write.

const port = parentPort
if (!port) throw new Error('the reader runs in a worker thread only')
const { path, givesWay } = workerData as ReaderData
const db = new SqliteDatabase(path, { readonly: true })
// Of this thread alone on Linux, of the whole process elsewhere. A lower one would leave it nothing beside a full load.
if (givesWay && process.platform === 'linux') setPriority(10)
db.pragma('busy_timeout = 5000')
// one list after another goes through the same indexes: with a quarter of it each one throws out what the next needs
db.pragma('cache_size = -65536')

/** The cache is given back when nothing was asked for so long. */
const REST_MS = 30_000
let rest: NodeJS.Timeout | undefined

port.on('message', (message: ToReader) => {
  clearTimeout(rest)
  const answer: FromReader = { id: message.id, ...read(message) }
  port.postMessage(answer)
  rest = setTimeout(() => db.pragma('shrink_memory'), REST_MS)
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
