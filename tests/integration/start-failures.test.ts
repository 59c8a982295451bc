import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { APPLICATION_ID, openStore } from '../../main/store/open-store.ts'
import { ownPlace } from '../helpers/headless-process.ts'
import { overwritePage } from '../helpers/overwrite-page.ts'
import { runHeadless, startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

describe('a start that cannot succeed says why and ends with code 1', () => {
  test.each(['--port', '--ui-port'])('a used %s', async (option) => {
    const port = await usedPort()
    const other = option === '--port' ? '--ui-port' : '--port'
    await expectRefusal(['--data-dir', tempDir(), option, String(port), other, '0'], String(port), 'in use')
  })

  test('a data folder that cannot be made', async () => {
    const file = join(tempDir(), 'file')
    writeFileSync(file, '')
    await expectRefusal(ownPlace(join(file, 'below')), 'Cannot write the store', '--data-dir')
  })

  test('a store that another process has open, which goes on undisturbed', async () => {
    const dataDir = tempDir()
    const first = await startHeadless(dataDir)
    await expectRefusal(ownPlace(dataDir), 'open in another Culprit already')
    const answer = await fetch(`${first.ingestUrl}/api/1/store/`, {
      method: 'POST',
      body: '{"message":"hello"}'
    })
    expect(answer.status).toBe(200)
    expect(await first.client.issues.list({})).toMatchObject({ total: 1 })
  })

  const damages: { damage: string; make: (path: string) => void; says: string }[] = [
    {
      damage: 'no SQLite file',
      make: (path) => writeFileSync(path, 'to whom it may concern\n'.repeat(500)),
      says: 'damaged'
    },
    { damage: 'nothing behind its header', make: makeWithoutPages, says: 'damaged' },
    { damage: 'a database of another program', make: makeForeign, says: 'not a Culprit store' },
    { damage: 'a store of a newer Culprit', make: makeNewer, says: 'newer Culprit' }
  ]
  test.each(damages)('a store that is $damage, which is left as it is', async ({ make, says }) => {
    const dataDir = tempDir()
    const path = join(dataDir, STORE_FILE)
    mkdirSync(dataDir, { recursive: true })
    make(path)
    const before = readFileSync(path)
    await expectRefusal(ownPlace(dataDir), path, says)
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

test.each([
  ['at its first page', 1],
  ['where a start comes to late', 'regroupings']
] as const)('a store that is damaged %s is refused with the command that salvages it', async (_, page) => {
  const dataDir = join(tempDir(), 'a folder')
  const path = join(dataDir, STORE_FILE)
  openStore(path).close()
  overwritePage(path, page)
  await expectRefusal(ownPlace(dataDir), path, `npm run serve -- --data-dir "${dataDir}" --salvage`)
  const { code, stdout } = await runHeadless(['--data-dir', dataDir, '--salvage'])
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`${path}.damaged`) })
  await startHeadless(dataDir)
})

async function expectRefusal(args: readonly string[], ...says: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await runHeadless(args)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^culprit: [^\n]+\n$/)
  for (const text of says) expect(stderr).toContain(text)
}

async function usedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  return (server.address() as AddressInfo).port
}

function makeForeign(path: string): void {
  const db = new SqliteDatabase(path)
  db.exec('CREATE TABLE recipes (name TEXT)')
  db.close()
}

function makeNewer(path: string): void {
  const db = new SqliteDatabase(path)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma('user_version = 9999')
  db.exec('CREATE TABLE things_to_come (what TEXT)')
  db.close()
}

function makeWithoutPages(path: string): void {
  makeNewer(path)
  const header = readFileSync(path).subarray(0, 100)
  writeFileSync(path, Buffer.concat([header, Buffer.alloc(20_000, 0x5a)]))
}
