import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { markRunning } from '../../main/store/clean-stop.ts'
import { openStore } from '../../main/store/open-store.ts'
import { overwritePage } from '../helpers/overwrite-page.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const SAYS = 'The store is damaged. “Recover Store…” in the File menu'

/** A store of which a table cannot be read that no start looks at. */
function damagedStore(wasStopped: boolean): string {
  const dataDir = tempDir()
  const path = join(dataDir, STORE_FILE)
  const { db, close } = openStore(path)
  if (!wasStopped) markRunning(db)
  close()
  overwritePage(path, 'saved_searches')
  return dataDir
}

test('a store that nobody closed is looked over, and what to do about its damage is said', async () => {
  const { client } = await startTestApp(damagedStore(false))
  await vi.waitFor(async () => expect((await client.status.get({})).store.problem).toContain(SAYS))
})

test('damage that a question comes upon is its answer, and said from then on', async () => {
  const { client } = await startTestApp(damagedStore(true))
  expect((await client.status.get({})).store.problem).toBeNull()
  await expect(client.searches.list({})).rejects.toMatchObject({ code: 'store_corrupt' })
  expect((await client.status.get({})).store.problem).toContain(SAYS)
})
