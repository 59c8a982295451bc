import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectRoot } from '../../helpers/headless-process.ts'

/** Runs a program of tests/fixtures/programs with this DSN, and gives its exit code. */
export async function runProgram(name: string, dsn: string): Promise<number | null> {
  const child = spawn(process.execPath, [`tests/fixtures/programs/${name}`], {
    cwd: projectRoot,
    env: { ...process.env, SENTRY_DSN: dsn },
    stdio: 'ignore'
  })
  const [code] = await once(child, 'close')
  return code
}
