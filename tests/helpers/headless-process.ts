import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Client } from '../../shared/contract/index.ts'
import { createClient } from './create-client.ts'

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

export interface HeadlessOptions {
  /** The program, from the project's root: the sources, unless a built one is wanted. */
  readonly entry?: string
  /** For Node itself: `--cpu-prof` and the like. */
  readonly nodeArgs?: readonly string[]
  /** Beside those of this process. */
  readonly env?: Readonly<Record<string, string>>
}

/** A headless server as a process of its own, ready or not. */
export interface HeadlessProcess {
  readonly child: ChildProcess
  /** Everything printed so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string }
  /** Resolves when it has ended and all its output was read. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

/** What the ready line says, and a client of the door that it names. */
export interface ReadyHeadless extends HeadlessProcess {
  readonly line: string
  readonly ingestUrl: string
  readonly uiUrl: string
  readonly token: string
  readonly client: Client
}

/** Starts the headless server's program with these arguments. Whoever starts it ends it. */
export function launchHeadless(args: readonly string[], options: HeadlessOptions = {}): HeadlessProcess {
  const entry = options.entry ?? 'main/headless.ts'
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), entry, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env }
  })
  const printed = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text
  })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  return { child, printed, ended }
}

/** Resolves with what the ready line says; rejects with all output if the server ends without it. */
export async function whenReady(headless: HeadlessProcess): Promise<ReadyHeadless> {
  const line = await firstLine(headless)
  const match = /^culprit ready ingest=(\S+) ui=(http:\/\/[^/]+)\/\?token=(\S+)$/.exec(line)
  const [, ingestUrl, uiUrl, token] = match ?? []
  if (ingestUrl === undefined || uiUrl === undefined || token === undefined) {
    throw new Error(`not a ready line: ${line}`)
  }
  const client = createClient(async (path, input) => {
    const answer = await fetch(`${uiUrl}/rpc/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify(input)
    })
    return answer.json()
  })
  return { ...headless, line, ingestUrl, uiUrl, token, client }
}

function firstLine({ child, printed, ended }: HeadlessProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const newline = printed.stdout.indexOf('\n')
      if (newline >= 0) resolve(printed.stdout.slice(0, newline))
    }
    child.stdout?.on('data', look)
    void ended.then(({ code }) => {
      look()
      reject(new Error(`ended with code ${code} before it was ready: ${printed.stdout}${printed.stderr}`))
    })
  })
}

/** Arguments for a server of its own: its folder, and any free ports. */
export function ownPlace(dataDir: string): string[] {
  return ['--data-dir', dataDir, '--port', '0', '--ui-port', '0']
}

/** Processor time that a process has used up to now, by all its threads, in seconds. Linux only. */
export function processorSeconds(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // the name may hold anything, so count from its closing bracket; the kernel tells hundredths of seconds
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Memory that a process holds, bytes; now and at its highest. Linux only. */
export function residentBytes(pid: number | undefined): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
  return { now: field('VmRSS'), peak: field('VmHWM') }
}
