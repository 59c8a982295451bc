import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import SqliteDatabase from 'better-sqlite3'

// The least that any server of this kind does: read, unpack, parse, and one insert, on the path given as argument.
// What Culprit reaches is told as a share of this, which holds on any machine.

const path = process.argv[2]
if (path === undefined) throw new Error('the path of the database is missing')
const db = new SqliteDatabase(path)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = NORMAL')
db.exec('CREATE TABLE events (id TEXT, payload BLOB)')
const insert = db.prepare('INSERT INTO events VALUES (?, ?)')

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    const envelope = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
    const start = envelope.indexOf('\n', envelope.indexOf('\n') + 1) + 1
    const payload = envelope.subarray(start, -1)
    const { event_id } = JSON.parse(payload.toString()) as { event_id: string }
    insert.run(event_id, payload)
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(`{"id":"${event_id}"}`)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.on('SIGTERM', () => process.exit(0))
