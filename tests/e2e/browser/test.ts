import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { browserOptions, findShellOrBrowser } from '../../helpers/find-browser.ts'
import { type Server, startServer } from './start-server.ts'
import { type Watch, watchBrowser } from './watch-browser.ts'

interface Fixtures {
  dataDir: string
  /** A server of the test's own, with an empty store. */
  server: Server
  /** Opens the interface at a place of it, `/issues` and the like, with the server's token. */
  open: (place?: string) => Promise<void>
  /** What the browser complained about; anything unexpected fails the test. */
  watch: Watch
}

export { expect }

/** Tests of the built interface in a real browser against the real server. */
export const test = base.extend<Fixtures>({
  // not in the configuration: looking for a browser may take long, and the Electron tests need none
  launchOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      await use(browserOptions(process.env.CULPRIT_BROWSER ?? findShellOrBrowser()))
    },
    { scope: 'worker' }
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  dataDir: async ({}, use) => {
    const path = mkdtempSync(join(tmpdir(), 'culprit-browser-'))
    await use(path)
    rmSync(path, { recursive: true, force: true })
  },
  server: async ({ dataDir }, use) => {
    const server = await startServer(dataDir)
    await use(server)
    await server.kill()
  },
  open: async ({ page, server }, use) => {
    await use(async (place = '') => {
      const { uiUrl, token } = server.ready
      await page.goto(`${uiUrl}/?token=${token}${place && `#${place}`}`)
    })
  },
  watch: [
    // the server first, so that it outlives the page
    async ({ server, context }, use) => {
      const watch = await watchBrowser(context, server.ready.uiUrl)
      await use(watch)
      expect(watch.complaints, 'what the browser complained about').toEqual([])
    },
    { auto: true }
  ]
})
