import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const DisplayMemory = z.object({
  /** Of its window when it was last there, relative to the display's work area. */
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  isMaximized: z.boolean().catch(false),
  isFullScreen: z.boolean().catch(false),
  /** Electron's zoom level: 0 is 100 %, each step a factor of 1.2. */
  zoom: z.number().min(-5).max(5).catch(0)
})
export type DisplayMemory = z.infer<typeof DisplayMemory>

const Memory = z.object({
  /** By the display's name and size. */
  displays: z.record(z.string(), DisplayMemory).catch({}),
  lastDisplay: z.string().optional().catch(undefined),
  /** Where the store is, if it was moved. */
  dataDir: z.string().optional().catch(undefined),
  /** What was said already and need not be said again. */
  said: z.array(z.string()).catch([])
})
type Memory = z.infer<typeof Memory>

/** What the shell remembers by itself: it must know before the store is open, and it belongs to this machine. */
export interface ShellMemory {
  display(key: string): DisplayMemory | undefined
  lastDisplay(): string | undefined
  remember(key: string, display: DisplayMemory): void
  hasSaid(what: string): boolean
  say(what: string): void
  dataDir(): string | undefined
  /** Throws where it cannot be written: a store that nobody finds again would seem to be lost. */
  setDataDir(path: string | undefined): void
}

/** Anything unreadable counts as nothing remembered. */
export function openShellMemory(path: string): ShellMemory {
  let memory = read(path)

  function write(next: Memory): void {
    // whole or not at all: a cut file would lose everything
    writeFileSync(`${path}.new`, JSON.stringify(next), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }

  function keep(change: Partial<Memory>): void {
    memory = { ...memory, ...change }
    try {
      write(memory)
    } catch {
      // it is remembered until Culprit ends, at least
    }
  }

  return {
    display: (key) => memory.displays[key],
    lastDisplay: () => memory.lastDisplay,
    remember: (key, display) => keep({ displays: { ...memory.displays, [key]: display }, lastDisplay: key }),
    hasSaid: (what) => memory.said.includes(what),
    say: (what) => keep({ said: [...memory.said, what] }),
    dataDir: () => memory.dataDir,
    setDataDir(dataDir) {
      const next = { ...memory, dataDir }
      write(next)
      memory = next
    }
  }
}

function read(path: string): Memory {
  try {
    return Memory.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return Memory.parse({})
  }
}
