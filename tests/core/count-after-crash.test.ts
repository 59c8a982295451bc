import { join } from 'node:path'
import { expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { openStore } from '../../main/store/open-store.ts'
import { run, sql } from '../../main/store/sql.ts'
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
  run(db, sql`UPDATE issues SET events = 1, users = 1`)
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
