import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readStamp } from '../../main/shell/packaging/stamp.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const SECONDS = 1_700_000_000

test('a build is stamped with its commit and the commit’s time, never with the time of the build', () => {
  const folder = tempDir()
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], {
      cwd: folder,
      env: { ...process.env, GIT_AUTHOR_DATE: `${SECONDS} +0000`, GIT_COMMITTER_DATE: `${SECONDS} +0000` }
    })
  expect(readStamp(folder)).toEqual({ commit: '', epochSeconds: undefined })
  git('init')
  writeFileSync(join(folder, 'a'), 'one')
  git('add', 'a')
  git('commit', '-m', 'one')
  const stamp = readStamp(folder)
  expect(stamp).toEqual({ commit: expect.stringMatching(/^[0-9a-f]{12}$/), epochSeconds: SECONDS })
  expect(readStamp(folder)).toEqual(stamp)
  writeFileSync(join(folder, 'a'), 'two')
  expect(readStamp(folder).commit).toBe(`${stamp.commit}.dirty`)
})
