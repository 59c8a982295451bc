import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { Answer } from '../../../shared/contract/procedure.ts'
import type { Status } from '../../../shared/contract/status.ts'
import { findElectron } from '../../helpers/find-electron.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What `npm test` found, else what can be found now. */
export const electronPath = process.env.CULPRIT_ELECTRON ?? findElectron() ?? ''

/** A start takes a second; one that takes longer than this is tried again. */
const START_MS = 20_000

export interface App {
  readonly electron: ElectronApplication
  readonly page: Page
  call(path: string, input?: object): Promise<Answer>
  status(): Promise<Status>
  /** Posts an event to the listener as an SDK would; throws unless it is answered 200. */
  postEvent(event: object): Promise<void>
  close(): Promise<void>
}

export interface LaunchOptions {
  /** For the application, behind its own. */
  readonly args?: readonly string[]
  /** A module of this folder that is loaded before the application. */
  readonly before?: string
  /** 0, any free one, unless another is given; undefined: as the settings say. */
  readonly port?: number | undefined
}

export function electronArguments(dataDir: string, options: LaunchOptions = {}): string[] {
  const { args = [], before } = options
  const port = 'port' in options ? options.port : 0
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    ...(before === undefined ? [] : ['-r', fileURLToPath(new URL(before, import.meta.url))]),
    ...(asRoot ? ['--no-sandbox'] : []),
    root,
    `--user-data-dir=${dataDir}`,
    ...(port === undefined ? [] : [`--port=${port}`]),
    ...args
  ]
}

/** The built application in a real Electron, with its data in `dataDir` and its listener on a free port. */
export async function launchApp(dataDir: string, options: LaunchOptions = {}): Promise<App> {
  const electron = await _electron.launch({
    executablePath: electronPath,
    args: electronArguments(dataDir, options),
    timeout: START_MS
  })
  const page = await electron.firstWindow({ timeout: START_MS })
  const call = (path: string, input: object = {}) =>
    page.evaluate(
      ([to, value]) => {
        if (!window.bridge) throw new Error('the page has no bridge')
        return window.bridge.call(to, value)
      },
      [path, input] as const
    )
  const status = async () => {
    const answer = await call('status.get')
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value as Status
  }
  return {
    electron,
    page,
    call,
    status,
    async postEvent(event) {
      const { listener } = await status()
      const url = `http://${listener.host}:${listener.port}/api/1/store/`
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) })
      if (!response.ok) throw new Error(`answered ${response.status}`)
    },
    close: () => electron.close()
  }
}

/** As the system does it: starts Culprit once more, with this argument. */
export async function startAgain(dataDir: string, arg: string): Promise<void> {
  const args = electronArguments(dataDir, { args: [arg] })
  const second = spawn(electronPath, args, { stdio: 'ignore' })
  await once(second, 'close')
}

/** `app` is a fresh application for each test; `dataDir` may be used to start it again. */
export const test = base.extend<{ dataDir: string; app: App }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  dataDir: async ({}, use) => {
    const path = mkdtempSync(join(tmpdir(), 'culprit-electron-'))
    await use(path)
    rmSync(path, { recursive: true, force: true })
  },
  app: async ({ dataDir }, use) => {
    const app = await launchApp(dataDir)
    await use(app)
    await app.close()
  }
})
