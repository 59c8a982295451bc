import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { allRows } from '../helpers/all-rows.ts'
import { checkIntegrity } from '../helpers/check-integrity.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

/** Of the largest file that the process may write: what a full disk is to it. Of a running process, on Linux only. */
function limitFiles(pid: number | undefined, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
}

const canLimit = process.platform === 'linux'
const newId = () => randomBytes(16).toString('hex')

async function post(ingestUrl: string, id: string): Promise<{ status: number; body: { detail?: string } }> {
  const extra = { padding: randomBytes(20_000).toString('base64') }
  const body = JSON.stringify({ event_id: id, message: `no ${id}`, fingerprint: ['full'], extra })
  const answer = await fetch(`${ingestUrl}/api/1/store/`, { method: 'POST', body })
  return { status: answer.status, body: (await answer.json()) as { detail?: string } }
}

describe.skipIf(!canLimit)('a disk that is full', () => {
  test('stops ingest with 503, says so, keeps what was acknowledged, and ingest goes on when there is room', async () => {
    const dataDir = tempDir()
    const { child, client, ingestUrl } = await startHeadless(dataDir)
    const acknowledged: string[] = []
    const send = async () => {
      const id = newId()
      const answer = await post(ingestUrl, id)
      if (answer.status === 200) acknowledged.push(id)
      return answer
    }
    for (let n = 0; n < 20; n++) expect((await send()).status).toBe(200)

    limitFiles(child.pid, statSync(join(dataDir, `${STORE_FILE}-wal`)).size + 200_000)
    const refused = await untilRefused(send)
    expect(refused).toMatchObject({ status: 503, body: { detail: 'the store cannot be written' } })
    expect((await client.status.get({})).store.problem).toMatch(/disk|full|I\/O/i)
    expect([200, 503]).toContain((await send()).status)
    // what there was no room to file is safe in the journal
    for (const id of await storedIds()) expect(acknowledged).toContain(id)

    limitFiles(child.pid, 'unlimited')
    for (let n = 0; n < 20; n++) expect((await send()).status).toBe(200)
    expect((await client.status.get({})).store.problem).toBeNull()
    expect(await storedIds()).toEqual(acknowledged.toSorted())
    const { rows } = await client.issues.list({ projectIds: ['1'] })
    expect(rows).toMatchObject([{ events: acknowledged.length }])
    expect(checkIntegrity(dataDir)).toBe('ok')

    async function storedIds(): Promise<string[]> {
      const rows = await allRows((cursor) => client.events.list({ ...cursor, projectId: '1', limit: 500 }))
      return rows.map(({ id }) => id).toSorted()
    }
  }, 60_000)
})

async function untilRefused(send: () => ReturnType<typeof post>) {
  for (let n = 0; n < 200; n++) {
    const answer = await send()
    if (answer.status !== 200) return answer
  }
  throw new Error('it was never refused')
}

test('a file that is made read-only while it is in use loses nothing', async () => {
  const dataDir = tempDir()
  const first = await startHeadless(dataDir)
  const [before, after] = [newId(), newId()]
  expect((await post(first.ingestUrl, before)).status).toBe(200)
  chmodSync(join(dataDir, STORE_FILE), 0o400)
  const { status } = await post(first.ingestUrl, after)
  const { rows } = await first.client.events.list({})
  expect(rows.map(({ id }) => id)).toEqual(status === 200 ? [after, before] : [before])
  chmodSync(join(dataDir, STORE_FILE), 0o600)
  expect((await post(first.ingestUrl, newId())).status).toBe(200)
  expect(checkIntegrity(dataDir)).toBe('ok')
}, 30_000)
