import { readdirSync, readFileSync } from 'node:fs'

export interface ProcessUse {
  /** What it does, as Chromium has it: `renderer`, `zygote`; `main` where nothing says so. */
  readonly kind: string
  /** Memory with what several share counted once, and with it counted for each. */
  readonly proportionalBytes: number
  readonly residentBytes: number
}

/** What a process and everything it started use together. From /proc, so on Linux only. */
export interface TreeUse {
  readonly processes: readonly ProcessUse[]
  readonly proportionalBytes: number
  readonly residentBytes: number
  /** Used since they started. */
  readonly cpuSeconds: number
}

/** Of the kernel's accounting: fixed for programs, whatever its own clock. */
const TICKS_A_SECOND = 100

export function readTree(rootPid: number): TreeUse {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readStat(Number(name)) : []))
  const tree = new Set([rootPid])
  // children come later than their parents, but their numbers may start again
  for (let before = 0; before < tree.size; ) {
    before = tree.size
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid)
  }
  const own = all.filter(({ pid }) => tree.has(pid))
  const processes = own.map(({ pid }) => ({
    kind: readKind(pid),
    proportionalBytes: readMemory(pid, 'Pss'),
    residentBytes: readMemory(pid, 'Rss')
  }))
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  return {
    processes,
    proportionalBytes: sum(processes.map(({ proportionalBytes }) => proportionalBytes)),
    residentBytes: sum(processes.map(({ residentBytes }) => residentBytes)),
    cpuSeconds: sum(own.map(({ ticks }) => ticks)) / TICKS_A_SECOND
  }
}

/** By the switch that Chromium starts its processes with; services share one, and have a second. */
function readKind(pid: number): string {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    const service = /--utility-sub-type=([\w.]+)/.exec(args)?.[1]
    return service ?? /--type=([\w-]+)/.exec(args)?.[1] ?? 'main'
  } catch {
    return 'ended'
  }
}

/** A process that ended meanwhile is none. */
function readStat(pid: number): { pid: number; parent: number; ticks: number }[] {
  try {
    // behind the name in parentheses: state, parent, …, user and system time as the 12th and 13th
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return [{ pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    return []
  }
}

function readMemory(pid: number, kind: 'Pss' | 'Rss'): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(new RegExp(`^${kind}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
