import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import type { Address } from './listening.ts'

const ANSWER_MS = 1000
const MAX_ANSWER_BYTES = 2000

/** Who listens at an address, in words: by how it answers, else by its process. Undefined where neither tells. */
export async function findOccupant(address: Address): Promise<string | undefined> {
  return (await askOccupant(address)) ?? (await nameProcess(address.port))
}

async function askOccupant({ host, port }: Address): Promise<string | undefined> {
  // an address that stands for all of them cannot be asked on some systems
  const at = { host: host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host, port }
  const health = await request({ ...at, path: '/health' })
  if (health?.poweredBy === 'spotlight-by-sentry') return 'Spotlight'
  const root = await request({ ...at, path: '/' })
  return root?.body.includes('"name":"Culprit"') ? 'another Culprit' : undefined
}

interface HttpAnswer {
  readonly poweredBy: string | undefined
  readonly body: string
}

function request(target: { host: string; port: number; path: string }): Promise<HttpAnswer | undefined> {
  return new Promise((resolve) => {
    const asking = get({ ...target, timeout: ANSWER_MS, agent: false }, (response) => {
      void readStart(response).then((body) =>
        resolve({ poweredBy: String(response.headers['x-powered-by'] ?? ''), body })
      )
    })
    asking.on('timeout', () => asking.destroy())
    asking.on('error', () => resolve(undefined))
  })
}

/** Some programs never end their answer: its beginning is enough. */
function readStart(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let body = ''
    const finish = () => {
      resolve(body.slice(0, MAX_ANSWER_BYTES))
      response.destroy()
    }
    response.setEncoding('utf8').on('data', (text: string) => {
      body += text
      if (body.length >= MAX_ANSWER_BYTES) finish()
    })
    response.on('end', finish)
    response.on('close', finish)
    response.setTimeout(ANSWER_MS, finish)
  })
}

function nameProcess(port: number): Promise<string | undefined> {
  switch (process.platform) {
    case 'linux':
      return nameLinuxProcess(port).catch(() => undefined)
    case 'darwin':
      return nameMacProcess(port)
    case 'win32':
      return nameWindowsProcess(port)
    default:
      return Promise.resolve(undefined)
  }
}

/** The kernel's table of sockets gives the socket's number, and the processes' open files who holds it. */
async function nameLinuxProcess(port: number): Promise<string | undefined> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8')))
  const sockets = new Set(tables.flatMap((table) => listeningSockets(table, port)))
  if (sockets.size === 0) return undefined
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => [])
    const links = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')))
    if (!links.some((link) => sockets.has(link))) continue
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim()
    return `${name} (process ${pid})`
  }
  return undefined
}

/** Lines of the table: number, local address:port in hexadecimal, remote one, state (0A listens), …, inode. */
function listeningSockets(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === '0A')
    .map((fields) => `socket:[${fields[9]}]`)
}

async function nameMacProcess(port: number): Promise<string | undefined> {
  const output = await outputOf('/usr/sbin/lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])
  const [, pid, name] = /^p(\d+)\nc(.+)$/m.exec(output) ?? []
  return name === undefined ? undefined : `${name} (process ${pid})`
}

async function nameWindowsProcess(port: number): Promise<string | undefined> {
  const folder = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32`
  const pid = listeningProcess(await outputOf(`${folder}\\netstat.exe`, ['-ano']), port)
  if (pid === undefined) return undefined
  const filter = ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']
  const [, name] = /^"([^"]+)"/.exec(await outputOf(`${folder}\\tasklist.exe`, filter)) ?? []
  return name === undefined ? undefined : `${name} (process ${pid})`
}

/**
 * Who listens on a port, by a table of Windows' netstat: protocol, local address, remote one, state, process. The state is
 * in the system's language; what listens has no other end (port 0).
 */
export function listeningProcess(table: string, port: number): number | undefined {
  const row = table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([kind, local, remote]) => kind === 'TCP' && local?.endsWith(`:${port}`) && remote?.endsWith(':0'))
  const pid = Number(row?.at(-1))
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/** Empty where it fails. */
function outputOf(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 2 * ANSWER_MS, windowsHide: true }, (error, output) =>
      resolve(error ? '' : output)
    )
  })
}
