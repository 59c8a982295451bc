import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { dsnOf } from '../helpers/dsn-of.ts'
import { launchBrowser } from '../helpers/find-browser.ts'
import { findDisplayAndRuntime } from '../helpers/find-display.ts'
import { launchHeadless, ownPlace, projectRoot, whenReady } from '../helpers/headless-process.ts'

// `npm run screenshots`: the pictures of README and documentation, of the built interface and real events.

const target = join(projectRoot, 'docs/screenshots')
const SIZES = [
  { name: '', width: 1280, height: 800 },
  { name: '-small', width: 800, height: 600 }
]

const dataDir = mkdtempSync(join(tmpdir(), 'culprit-screenshots-'))
const server = await whenReady(launchHeadless(ownPlace(dataDir), { entry: 'out/main/headless.cjs' }))
const browser = await launchBrowser()
try {
  mkdirSync(target, { recursive: true })
  await shoot(browser, 'welcome', 'Waiting')
  spawnSync(process.execPath, ['tests/fixtures/programs/shop/index.mjs', dsnOf(server, '1')], {
    cwd: projectRoot,
    stdio: 'inherit'
  })
  await shoot(browser, 'issues', "reading 'discount'")
} finally {
  await browser.close()
  server.child.kill()
  await server.ended
  rmSync(dataDir, { recursive: true, force: true })
}
shootDesktop()

/** What only the window has; left out, with a line that says why, where no window can be opened. */
function shootDesktop(): void {
  const place = findDisplayAndRuntime()
  if (typeof place === 'string') {
    console.log(`no pictures of the desktop window: ${place}`)
    return
  }
  const [command = '', ...args] = [...place.wrapper, process.execPath, 'tests/screenshots/desktop.ts', target]
  const env = { ...process.env, CULPRIT_ELECTRON: place.executable }
  const { status } = spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit', env })
  if (status !== 0) process.exitCode = 1
}

/** A page in both themes and sizes, once a text can be seen in it. */
async function shoot(from: Browser, name: string, text: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    for (const size of SIZES) {
      const page = await from.newPage({ viewport: size, colorScheme })
      await page.goto(`${server.uiUrl}/?token=${server.token}`)
      await page.getByText(text).first().waitFor()
      if (name === 'issues') {
        await page.getByText(text).first().click()
        await page.getByText('customer.membership.discount').first().waitFor()
      }
      await page.screenshot({ path: join(target, `${name}${size.name}-${colorScheme}.png`) })
      await page.close()
    }
  }
}
