import { onTestFinished } from 'vitest'
import { type HeadlessProcess, launchHeadless, ownPlace, whenReady } from './headless-process.ts'

/** Runs the headless server's command with these arguments; killed when the test ends. */
export function spawnHeadless(args: readonly string[]): HeadlessProcess {
  const headless = launchHeadless(args)
  onTestFinished(async () => {
    headless.child.kill('SIGKILL')
    await headless.ended
  })
  return headless
}

/** Runs it and collects what it prints until it ends by itself. */
export async function runHeadless(args: readonly string[]) {
  const { ended, printed } = spawnHeadless(args)
  const { code } = await ended
  return { code, ...printed }
}

/** Starts it in a data folder, on free ports, and resolves when it says that it is ready. */
export function startHeadless(dataDir: string) {
  return whenReady(spawnHeadless(ownPlace(dataDir)))
}
