import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { initial } from '../../main/store/migrations/0001-initial.ts'
import { APPLICATION_ID } from '../../main/store/open-store.ts'
import { compress } from '../../main/store/payload-codec.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const ID = 'a'.repeat(32)
const AT = Date.now() - 3_600_000

/** A store as the first version wrote it: one event, counted. */
function writeFirstVersion(path: string): void {
  const db = new SqliteDatabase(path)
  db.exec(initial)
  const event = {
    event_id: ID,
    timestamp: AT / 1000,
    user: { email: 'jo@example.com' },
    exception: {
      values: [
        { type: 'OldError', value: 'from before', stacktrace: { frames: [{ function: 'oldFunction' }] } }
      ]
    }
  }
  const { codec, bytes, data } = compress(Buffer.from(JSON.stringify(event)))
  const received = JSON.stringify({ receivedMs: AT, eventId: ID, itemType: 'event' })
  db.exec(`
    INSERT INTO projects (id, key, name, short_name, named_by, created, events, issues, next_number)
      VALUES ('1', 'k', 'old', 'OLD', 'user', ${AT}, 1, 1, 2);
    INSERT INTO issues VALUES (1, 1, 1, 'OldError: from before', 'from before', '', 'error', 'error', 'other', '{}', 0,
      'unresolved', 'new', ${AT}, ${AT}, NULL, NULL, 1, 1);
    INSERT INTO events VALUES (1, 1, 1, x'${ID}', ${AT}, ${AT}, 'error', 'OldError: from before', NULL, NULL,
      'email:jo@example.com', x'${ID}', 'culprit:1', 0);
    INSERT INTO issue_hashes VALUES (1, x'${ID}', 1);
    INSERT INTO issue_hours VALUES (1, ${Math.floor(AT / 3_600_000)}, 1);
    INSERT INTO issue_activity VALUES (1, 1, ${AT}, 'first_seen', '{}');
    INSERT INTO tag_keys VALUES (1, 'user');
    INSERT INTO tag_values VALUES (1, 1, 'email:jo@example.com');
    INSERT INTO issue_tags VALUES (1, 1, 1, 1, ${AT});
  `)
  db.prepare('INSERT INTO event_payloads VALUES (1, ?, ?, ?, ?)').run(received, codec, bytes, data)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma('user_version = 1')
  db.close()
}

test('a store of the first version is brought up to date, and what it holds can be searched', async () => {
  const dataDir = tempDir()
  writeFirstVersion(join(dataDir, STORE_FILE))
  const { client } = await startTestApp(dataDir)
  const find = async (query: string) => (await client.issues.list({ query })).rows.map(({ title }) => title)
  for (const query of [
    'before',
    'stack.function:oldFunction',
    'user.email:jo@example.com',
    'error.type:OldError',
    'oldFunc'
  ]) {
    expect(await find(query), query).toEqual(['OldError: from before'])
  }
  const issue = await client.issues.get({ id: '1' })
  expect(issue).toMatchObject({ events: 1, users: 1, status: 'unresolved' })
  expect(issue.tags.map(({ key }) => key)).toEqual(['user'])
  expect((await client.events.get({ id: ID })).event.exception?.values[0]?.type).toBe('OldError')
})
