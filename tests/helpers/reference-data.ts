import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot } from './headless-process.ts'

const root = join(projectRoot, '../shared/data')

/** Why a test that needs the reference data does nothing on a machine without it. */
export const NO_REFERENCE_DATA = 'the reference data (../shared/data) is not there'

export const hasReferenceData = existsSync(root)

/** Files below a folder of the reference data, as `{ name, path }`; none where there is no such data. */
export function referenceFiles(folder: string): { name: string; path: string }[] {
  if (!hasReferenceData) return []
  const start = join(root, folder)
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(start, path), path }))
    .sort((a, b) => a.name.localeCompare(b.name))
}
