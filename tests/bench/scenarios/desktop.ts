import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { evaluateSoon, findPage } from '../../helpers/debugging-port.ts'
import { findElectron } from '../../helpers/find-electron.ts'
import { projectRoot } from '../../helpers/headless-process.ts'
import type { BenchContext } from '../bench-context.ts'
import { type Measured, median } from '../measured.ts'
import { type ProcessUse, readTree, type TreeUse } from '../process-tree.ts'

const RUNS = 5
/** What is begun at the start, such as indexes, is done by then, and V8 has cleared up after it. */
const SETTLE_MS = 60_000
const IDLE_MS = 30_000
const BARE_APP = join(projectRoot, 'tests/bench/bare-window.cjs')
const MiB = 1024 * 1024

/** In the page: when an issue was on the screen, epoch ms; where one was before anybody looked, when it was looked. */
const FIRST_ISSUE = `new Promise((resolve) => {
  const look = () => {
    if (!document.querySelector('[data-issue]')) return false
    watch.disconnect()
    // the second frame begins when the first is on the screen
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())))
    return true
  }
  const watch = new MutationObserver(look)
  if (!look()) watch.observe(document, { childList: true, subtree: true })
})`

/**
 * The window on a store, `given` (made by `npm run seed`) or that of the other scenarios: from the program's start to issues on the screen, memory of
 * all its processes, and what they do while nobody does anything. Linux with a display only.
 */
export async function benchDesktop(context: BenchContext, given: string | undefined): Promise<Measured> {
  const electron = process.platform === 'linux' && process.env.DISPLAY ? findElectron() : undefined
  if (electron === undefined) {
    return { rows: [{ desktop: 'left out: needs Linux, a display and Electron' }], results: {}, bars: [] }
  }
  const bare: number[] = []
  for (let run = 0; run < RUNS; run++) bare.push(await startBare(electron))
  const bareUse = await measureBare(electron)
  const dataDir = given ?? (await context.filledStore()).dataDir
  const starts: number[] = []
  for (let run = 0; run < RUNS; run++) {
    starts.push(await withWindow(electron, dataDir, async (_pid, startedMs) => startedMs))
  }
  const { opened, idle } = await withWindow(electron, dataDir, async (pid) => {
    await pause(SETTLE_MS)
    const before = readTree(pid)
    await pause(IDLE_MS)
    return { opened: before, idle: readTree(pid) }
  })
  const cpuPercent = ((idle.cpuSeconds - opened.cpuSeconds) * 100_000) / IDLE_MS
  const start = median(starts)
  return {
    rows: [
      { desktop: `start to issues on the screen (median of ${RUNS})`, value: `${Math.round(start)} ms` },
      { desktop: 'the same for a window with nothing in it', value: `${Math.round(median(bare))} ms` },
      { desktop: 'the first of them', value: `${Math.round(starts[0] ?? 0)} ms` },
      { desktop: 'memory, shared counted once', value: inMiB(idle.proportionalBytes) },
      { desktop: 'memory, shared counted for each', value: inMiB(idle.residentBytes) },
      ...idle.processes.map(memoryOf),
      { desktop: 'the same for a window with nothing in it', value: bothOf(bareUse) },
      ...bareUse.processes.map(memoryOf),
      { desktop: `processor over ${IDLE_MS / 1000} idle seconds`, value: `${cpuPercent.toFixed(2)} %` }
    ],
    results: {
      startMs: start,
      bareStartMs: median(bare),
      'memory.bytes': idle.proportionalBytes,
      'memory.residentBytes': idle.residentBytes,
      'bareMemory.bytes': bareUse.proportionalBytes,
      'bareMemory.residentBytes': bareUse.residentBytes,
      idleCpuPercent: cpuPercent
    },
    bars: [
      { what: 'startMs', below: 1500 },
      { what: 'memory.bytes', below: 450 * MiB },
      { what: 'idleCpuPercent', below: 1 }
    ]
  }
}

function memoryOf(use: ProcessUse): { desktop: string; value: string } {
  return { desktop: `  ${use.kind}`, value: bothOf(use) }
}

function bothOf({ proportionalBytes, residentBytes }: ProcessUse | TreeUse): string {
  return `${inMiB(proportionalBytes)} and ${inMiB(residentBytes)}`
}

function inMiB(bytes: number): string {
  return `${Math.round(bytes / MiB)} MiB`
}

/** How long Electron takes for a window with nothing in it: what no application is faster than. ms */
async function startBare(electron: string): Promise<number> {
  const startMs = Date.now()
  const { shownMs, ended } = await openBare(electron)
  await ended
  return shownMs - startMs
}

/** What Electron takes for a window with nothing in it. */
async function measureBare(electron: string): Promise<TreeUse> {
  const { child, ended } = await openBare(electron, '--stay')
  try {
    await pause(SETTLE_MS)
    return readTree(child.pid ?? 0)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function openBare(electron: string, ...args: readonly string[]) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(electron, [...asRoot, BARE_APP, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'close')
  const [shown] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, ended, shownMs: Number(shown.toString()) }
}

/** Opens the window; `use` is given the program's number, and how long it took until issues were there (ms). */
async function withWindow<Result>(
  electron: string,
  dataDir: string,
  use: (pid: number, startedMs: number) => Promise<Result>
): Promise<Result> {
  rmSync(join(dataDir, 'DevToolsActivePort'), { force: true })
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, projectRoot, `--user-data-dir=${dataDir}`, '--port=0', '--remote-debugging-port=0']
  const startMs = Date.now()
  const child = spawn(electron, args, { stdio: 'ignore' })
  const ended = once(child, 'close')
  try {
    const seenMs = Number(await evaluateSoon(await findPage(dataDir), FIRST_ISSUE))
    return await use(child.pid ?? 0, seenMs - startMs)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}
