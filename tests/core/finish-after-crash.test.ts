import { join } from 'node:path'
import { expect, test } from 'vitest'
import { finishAfterCrash } from '../../main/core/finish-after-crash.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { countEvents, writeTally } from '../../main/store/counters.ts'
import { fileEvents } from '../../main/store/file-events.ts'
import { openStore } from '../../main/store/open-store.ts'
import { run, sql } from '../../main/store/sql.ts'
import { addToTally, createTally } from '../../main/store/tally.ts'
import { writeArrivals } from '../../main/store/write-arrivals.ts'
import { arrivalOf, hex, newEvent } from '../helpers/memory-store.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

test('events that were stored but not counted when the process died are counted at the next start, once', async () => {
  const dataDir = tempDir()
  const first = await startTestApp(dataDir)
  for (const value of ['a', 'b', 'c']) {
    await first.postEvent({
      fingerprint: ['one'],
      tags: { place: value },
      user: { id: value },
      exception: { values: [{ type: 'E', value }] }
    })
  }
  const counted = await first.client.issues.get({ id: '1' })
  await first.stop()

  // as if the process had died before it counted the last two
  const { db, close } = openStore(join(dataDir, STORE_FILE))
  run(db, sql`UPDATE index_progress SET ref = 1 WHERE name = 'counts'`)
  run(db, sql`UPDATE issues SET events = 1, users = 1, counted = 1`)
  run(db, sql`UPDATE projects SET events = 1`)
  run(db, sql`UPDATE issue_hours SET events = 1`)
  run(db, sql`UPDATE issue_days SET events = 1`)
  run(db, sql`UPDATE issue_tags SET events = 1`)
  run(
    db,
    sql`DELETE FROM issue_tags WHERE value_ref IN (SELECT ref FROM tag_values WHERE value IN ('b', 'c', 'id:b', 'id:c'))`
  )
  close()

  const second = await startTestApp(dataDir)
  const again = await second.client.issues.get({ id: '1' })
  const facts = ({ events, users, firstSeen, lastSeen, tags }: typeof again) => ({
    events,
    users,
    firstSeen,
    lastSeen,
    place: tags.find(({ key }) => key === 'place')?.values.map(({ value, events: n }) => `${value} ${n}`)
  })
  expect(facts(again)).toEqual(facts(counted))
  expect(again.events).toBe(3)
  expect((await second.client.projects.list({})).rows[0]?.events).toBe(3)
})

/** A store whose process died between the counters of one issue, which has two events, and those of the other, which has one. */
async function storeHalfCounted() {
  const dataDir = tempDir()
  const first = await startTestApp(dataDir)
  await first.stop()
  const { db, close } = openStore(join(dataDir, STORE_FILE))
  const events = ['a', 'b', 'a'].map((value, n) => {
    const payload = JSON.stringify({ fingerprint: [value], tags: { place: value }, message: value })
    return newEvent({ id: n + 1, hash: value.charCodeAt(0), title: value, payload, tags: [['place', value]] })
  })
  const tally = createTally()
  addToTally(tally, fileEvents(db, writeArrivals(db, [arrivalOf(events)]).journaled))
  expect(writeTally(db, tally, () => false)).toBe(true)
  expect(tally.issues.size).toBe(1)
  return { dataDir, db, close }
}

test('issues whose counters were written before the process died are not counted twice', async () => {
  const { dataDir, close } = await storeHalfCounted()
  close()

  const { client } = await startTestApp(dataDir)
  const { rows } = await client.issues.list({})
  expect(rows.map(({ title, events: n }) => `${title} ${n}`).sort()).toEqual(['a 2', 'b 1'])
  expect((await client.projects.list({})).rows[0]).toMatchObject({ events: 3 })
  const places = await client.tags.values({ key: 'place' })
  expect(places.rows.map(({ value, events: n }) => `${value} ${n}`)).toEqual(['a 2', 'b 1'])
})

test('nor are they in what their project has, where an older Culprit had added them to that', async () => {
  const { dataDir, db, close } = await storeHalfCounted()
  run(db, sql`UPDATE projects SET events = 2`)
  db.pragma('user_version = 7')
  close()

  const { client } = await startTestApp(dataDir)
  const { rows } = await client.issues.list({})
  expect(rows.map(({ title, events: n }) => `${title} ${n}`).sort()).toEqual(['a 2', 'b 1'])
  expect((await client.projects.list({})).rows[0]).toMatchObject({ events: 3 })
})

test('events that were acknowledged but not filed when the process died are filed at the next start', async () => {
  const dataDir = tempDir()
  const first = await startTestApp(dataDir)
  await first.postEvent({ fingerprint: ['one'], message: 'filed' })
  await first.stop()

  const { db, close } = openStore(join(dataDir, STORE_FILE))
  const payload = JSON.stringify({ fingerprint: ['one'], message: 'left in the journal' })
  expect(writeArrivals(db, [arrivalOf([newEvent({ id: 7, payload })])]).journaled).toHaveLength(1)
  close()

  const second = await startTestApp(dataDir)
  const { rows } = await second.client.issues.list({})
  expect(rows).toMatchObject([{ title: 'left in the journal', events: 2 }])
  expect(await second.client.events.get({ id: hex(7) })).toMatchObject({ issueId: rows[0]?.id })
})

test('one that could not be filed while those after it could is counted once it is, also after a crash', async () => {
  const dataDir = tempDir()
  const first = await startTestApp(dataDir)
  const payload = JSON.stringify({ fingerprint: ['one'], message: 'late' })
  await first.stop()
  const { db, close } = openStore(join(dataDir, STORE_FILE))
  const [late, next] = writeArrivals(db, [
    arrivalOf([newEvent({ id: 7, payload }), newEvent({ id: 8, payload })])
  ]).journaled
  if (!late || !next) throw new Error('nothing was journaled')
  countEvents(db, fileEvents(db, [next]))
  // filed at the next start, which then dies before it counts
  const [left] = finishAfterCrash(db, () => currentConfig)
  if (!left) throw new Error('nothing was left')
  fileEvents(db, [left])
  close()

  const { client } = await startTestApp(dataDir)
  expect((await client.projects.list({})).rows[0]).toMatchObject({ events: 2 })
  expect((await client.events.get({ id: hex(7), raw: true })).raw).toContain('late')
})
