import SqliteDatabase from 'better-sqlite3'
import { migrations } from '../../main/store/migrations/index.ts'
import { APPLICATION_ID } from '../../main/store/open-store.ts'

const AT = 1_700_000_000_000

/** A store as the first version wrote it, with so many events of one issue, and as many values of a tag. */
export function writeOldStore(path: string, events: number): void {
  const db = new SqliteDatabase(path)
  db.pragma('auto_vacuum = INCREMENTAL')
  db.pragma('journal_mode = WAL')
  db.exec(migrations[0] ?? '')
  const numbers = `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${events})`
  db.exec(`
    INSERT INTO projects (id, key, name, short_name, named_by, created, events, issues, next_number)
      VALUES ('1', 'k', 'old', 'OLD', 'user', ${AT}, ${events}, 1, 2);
    INSERT INTO issues VALUES (1, 1, 1, 'OldError', 'old', '', 'error', 'error', 'other', '{}', 0,
      'unresolved', 'new', ${AT}, ${AT}, NULL, NULL, ${events}, 1);
    INSERT INTO issue_hashes VALUES (1, zeroblob(16), 1);
    INSERT INTO tag_keys VALUES (1, 'user');
    ${numbers} INSERT INTO tag_values SELECT n, 1, 'id:' || n FROM numbers;
    ${numbers} INSERT INTO issue_tags SELECT 1, 1, n, 1, ${AT} FROM numbers;
    ${numbers} INSERT INTO events SELECT n, 1, 1, unhex(printf('%032x', n)), ${AT} + n, ${AT}, 'error', 'OldError', NULL, NULL,
      'id:' || n, zeroblob(16), 'culprit:1', 0 FROM numbers;
    ${numbers} INSERT INTO event_payloads SELECT n, json_object('receivedMs', ${AT}, 'eventId', printf('%032x', n),
      'itemType', 'event'), 0, 2, CAST('{}' AS BLOB) FROM numbers;
  `)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma('user_version = 1')
  db.close()
}

export function versionOf(path: string): number {
  const db = new SqliteDatabase(path, { readonly: true })
  try {
    return db.pragma('user_version', { simple: true }) as number
  } finally {
    db.close()
  }
}
