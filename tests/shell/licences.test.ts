import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { collectLicences, runtimeFolders } from '../../main/shell/packaging/licences.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('what is loaded while it runs is found, with its licence’s words', () => {
  const licences = collectLicences(runtimeFolders(root))
  const names = licences.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'zod', 'bowser', 'seek-bzip']))
  expect(names).not.toContain('vitest')
  expect(licences.find(({ name }) => name === 'better-sqlite3')).toMatchObject({
    licence: 'MIT',
    text: expect.stringContaining('Permission is hereby granted')
  })
  expect(licences.filter(({ licence }) => licence === 'unknown')).toEqual([])
})
