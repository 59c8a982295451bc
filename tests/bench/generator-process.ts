import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../helpers/headless-process.ts'
import type { LoadResult } from './send-load.ts'

export interface Load {
  readonly url: string
  readonly events: number
  readonly gzip: boolean
  readonly seed: number
  /** A seed for the failures alone: other events of the same ones. */
  readonly kinds?: number
  /** Absent: as fast as answers come. */
  readonly perSecond?: number
}

/** Runs the load generator as a process of its own, so that it shares no thread with what measures. */
export async function runGenerator({ url, events, gzip, seed, kinds, perSecond }: Load): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'culprit-bench-'))
  const resultPath = join(folder, 'result.json')
  const args = ['--url', url, '--events', String(events), '--seed', String(seed), '--json', resultPath]
  if (gzip) args.push('--gzip')
  if (kinds !== undefined) args.push('--kinds', String(kinds))
  if (perSecond !== undefined) args.push('--rate', String(perSecond))
  try {
    const child = spawn(process.execPath, ['tests/bench/ingest.ts', ...args], {
      cwd: projectRoot,
      stdio: ['ignore', 'ignore', 'inherit']
    })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`the load generator ended with code ${code}`)
    const result = JSON.parse(readFileSync(resultPath, 'utf8')) as LoadResult
    if (result.statuses['200'] !== events) {
      throw new Error(`not everything was taken: ${JSON.stringify(result.statuses)}`)
    }
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
