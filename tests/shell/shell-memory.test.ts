import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openShellMemory } from '../../main/shell/shell-memory.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const place = {
  bounds: { x: 1, y: 2, width: 900, height: 700 },
  isMaximized: true,
  isFullScreen: false,
  zoom: 1
}

test('remembers each display and what was said, for its owner only', () => {
  const path = join(tempDir(), 'shell.json')
  const memory = openShellMemory(path)
  expect(memory.display('A')).toBeUndefined()
  memory.remember('A', place)
  memory.remember('B', { ...place, zoom: 0 })
  memory.say('hello')
  const again = openShellMemory(path)
  expect(again.display('A')).toEqual(place)
  expect(again.lastDisplay()).toBe('B')
  expect([again.hasSaid('hello'), again.hasSaid('bye')]).toEqual([true, false])
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('says where it cannot keep the store’s place, and goes on with the one that is kept', () => {
  const path = join(tempDir(), 'shell.json')
  const memory = openShellMemory(path)
  memory.setDataDir('/kept')
  mkdirSync(`${path}.new`)
  expect(() => memory.setDataDir('/lost')).toThrow(/EISDIR/)
  expect(memory.dataDir()).toBe('/kept')
  expect(openShellMemory(path).dataDir()).toBe('/kept')
  // nothing is lost with the rest
  memory.say('hello')
  expect(memory.hasSaid('hello')).toBe(true)
})

test.each([
  ['no JSON', '{"displays": '],
  ['another thing', '[1, 2]'],
  ['numbers that are none', '{"displays": {"A": {"bounds": {"x": "left"}}}, "said": "all"}']
])('a file with %s counts as nothing remembered', (_what, text) => {
  const path = join(tempDir(), 'shell.json')
  writeFileSync(path, text)
  const memory = openShellMemory(path)
  expect(memory.display('A')).toBeUndefined()
  memory.remember('A', place)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ displays: { A: place } })
})
