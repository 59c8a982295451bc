import { join } from 'node:path'
import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { openStore } from '../../main/store/open-store.ts'
import { Codec } from '../../main/store/payload-codec.ts'
import { all, sql } from '../../main/store/sql.ts'
import { hex } from '../helpers/memory-store.ts'
import { startTestApp } from '../helpers/start-test-app.ts'

const frames = Array.from({ length: 40 }, (_, n) => ({
  function: `step${n * 7919}`,
  filename: `src/${n}.js`
}))
const eventOf = (n: number, type = 'TypeError') => ({
  event_id: hex(n),
  exception: { values: [{ type, value: `x of ${n} is undefined`, stacktrace: { frames } }] }
})

test.skipIf(typeof zlib.zstdCompressSync !== 'function')(
  'all events of a kind are compressed against one of them, the first too, and come out as they were',
  async () => {
    const app = await startTestApp()
    for (const n of [1, 2, 3]) {
      await app.postEvent(eventOf(n))
      // filed before the next: all of a burst are told of what the second taught
      await app.client.issues.list({})
    }
    await app.postEvent(eventOf(4, 'RangeError'))
    const raws = await Promise.all(
      [1, 2, 3, 4].map(async (n) => (await app.client.events.get({ id: hex(n), raw: true })).raw)
    )
    expect(raws.map((raw) => JSON.parse(raw ?? ''))).toEqual(
      [1, 2, 3].map((n) => eventOf(n)).concat(eventOf(4, 'RangeError'))
    )
    await app.stop()

    const { db, close } = openStore(join(app.dataDir, STORE_FILE))
    const rows = all<{ codec: number; size: number }>(
      db,
      sql`SELECT codec, length(payload) AS size FROM event_payloads ORDER BY event_ref`
    )
    close()
    expect(rows.map(({ codec }) => codec)).toEqual([
      Codec.zstdWithDictionary,
      Codec.zstdWithDictionary,
      Codec.zstdWithDictionary,
      Codec.zstd
    ])
    for (const { size } of rows.slice(0, 3)) expect(size).toBeLessThan(200)
  }
)
