import { readdirSync, readFileSync } from 'node:fs'

/** What a process and everything it started use together. From /proc, so on Linux only. */
export interface TreeUse {
  readonly processes: number
  /** Memory with what several share counted once, and with it counted for each. */
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
  const sum = (bytesOf: (pid: number) => number) => own.reduce((total, { pid }) => total + bytesOf(pid), 0)
  return {
    processes: own.length,
    proportionalBytes: sum((pid) => readMemory(pid, 'Pss')),
    residentBytes: sum((pid) => readMemory(pid, 'Rss')),
    cpuSeconds: own.reduce((total, { ticks }) => total + ticks, 0) / TICKS_A_SECOND
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
