import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findDataPlace, missingFolderWords, SHELL_FILE } from '../../main/core/data-place.ts'
import { openShellMemory } from '../../main/shell/shell-memory.ts'
import { tempDir } from '../helpers/temp-dir.ts'

test('the store is in the usual folder, or where the window moved it', () => {
  const usual = tempDir()
  expect(findDataPlace(usual)).toEqual({ path: usual })
  const memory = openShellMemory(join(usual, SHELL_FILE))
  const moved = join(tempDir(), 'elsewhere')
  mkdirSync(moved)
  memory.setDataDir(moved)
  expect(findDataPlace(usual)).toEqual({ path: moved })
  memory.setDataDir(undefined)
  expect(findDataPlace(usual)).toEqual({ path: usual })
})

test('a folder that is not there is named, and the usual one used meanwhile', () => {
  const usual = tempDir()
  const missing = join(usual, 'unplugged')
  openShellMemory(join(usual, SHELL_FILE)).setDataDir(missing)
  const place = findDataPlace(usual)
  expect(place).toEqual({ path: usual, missing })
  expect(missingFolderWords(place)).toContain(`${missing} cannot be found`)
  expect(missingFolderWords(place)).toContain(usual)
})

test.each(['', '{', '[]', '{"dataDir": 5}', 'null'])('a memory that says %j moves nothing', (text) => {
  const usual = tempDir()
  writeFileSync(join(usual, SHELL_FILE), text)
  expect(findDataPlace(usual)).toEqual({ path: usual })
})
