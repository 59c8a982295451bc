import { expect } from 'vitest'
import type { Issue } from '../../shared/model/issue.ts'
import type { ReadyHeadless } from './headless-process.ts'
import type { ProgramEnd } from './run-program.ts'

/** The list as it stands one second after a program's end at the latest, when it must have `count` rows. */
export async function issuesWithinASecond(
  { client }: ReadyHeadless,
  { endedMs }: ProgramEnd,
  count: number
): Promise<Issue[]> {
  const list = async () => (await client.issues.list({})).rows
  await expect.poll(list, { timeout: endedMs + 1000 - Date.now(), interval: 20 }).toHaveLength(count)
  return list()
}
