import { spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { projectRoot } from './headless-process.ts'

export interface ProgramEnd {
  readonly code: number | null
  readonly output: string
  /** When it ended, epoch ms. */
  readonly endedMs: number
}

/** Runs a program to its end with these environment variables besides our own; killed if the test ends before. */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>
): Promise<ProgramEnd> {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output, endedMs: Date.now() }))
  })
}

/** Runs a program of tests/fixtures/programs with Node. */
export function runNodeProgram(
  name: string,
  env: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = []
) {
  return runProgram(process.execPath, [...nodeArgs, `tests/fixtures/programs/${name}`], env)
}
