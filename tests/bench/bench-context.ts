import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  launchHeadless,
  ownPlace,
  type ReadyHeadless,
  residentBytes,
  whenReady
} from '../helpers/headless-process.ts'
import { serveScript } from '../helpers/serve-script.ts'
import { runGenerator } from './generator-process.ts'

export interface FilledStore {
  readonly dataDir: string
  /** Of the server that took the events, right after the last one; bytes. */
  readonly resident: { readonly now: number; readonly peak: number }
}

/** What scenarios share: servers, folders, and a store with many events that is made once. */
export interface BenchContext {
  /** How many events that store has. */
  readonly filledEvents: number
  /** Starts what `npm run serve` starts, which builds what is stale; with more flags for Node, if there are any. */
  startServer(dataDir: string, nodeFlags?: readonly string[]): Promise<ReadyHeadless>
  newFolder(): string
  filledStore(): Promise<FilledStore>
  /** Removes every folder. */
  clean(): void
}

export function createBenchContext(filledEvents = 20_000): BenchContext {
  const folders: string[] = []
  let filled: Promise<FilledStore> | undefined

  function newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'culprit-bench-'))
    folders.push(folder)
    return folder
  }

  function startServer(dataDir: string, nodeFlags: readonly string[] = []) {
    const { entry, nodeArgs, args, env } = serveScript()
    return whenReady(
      launchHeadless([...args, ...ownPlace(dataDir)], { entry, nodeArgs: [...nodeArgs, ...nodeFlags], env })
    )
  }

  async function fill(): Promise<FilledStore> {
    const dataDir = newFolder()
    const server = await startServer(dataDir)
    await runGenerator({ url: server.ingestUrl, events: filledEvents, gzip: true, seed: 2 })
    await drained(server, filledEvents)
    const resident = residentBytes(server.child.pid)
    await stopServer(server)
    return { dataDir, resident }
  }

  return {
    filledEvents,
    startServer,
    newFolder,
    filledStore() {
      filled ??= fill()
      return filled
    },
    clean() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    }
  }
}

export async function stopServer({ child, ended }: ReadyHeadless): Promise<void> {
  child.kill('SIGTERM')
  await ended
}

/** Resolves with the time (epoch ms) at which so many events are counted, by projects and by issues. */
export async function drained({ client }: ReadyHeadless, events: number): Promise<number> {
  const deadlineMs = Date.now() + 60_000
  while (Date.now() < deadlineMs) {
    const { rows: projects } = await client.projects.list({})
    const { rows: issues, total } = await client.issues.list({ limit: 500 })
    const nowMs = Date.now()
    const counted = projects.reduce((sum, project) => sum + project.events, 0)
    const listed = issues.reduce((sum, issue) => sum + issue.events, 0)
    if (counted === events && (listed === events || total > issues.length)) return nowMs
  }
  throw new Error(`${events} events were answered 200, but are not counted a minute later`)
}
