import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../main/normalize/normalize.ts'

/**
 * Each file holds a payload, what the transport knew, and the event that comes of it. `UPDATE_GOLDEN=1` rewrites the
 * expected events: read the difference before it is committed.
 */
const folder = join(import.meta.dirname, '../fixtures/normalize')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

describe('golden events', () => {
  test.each(files)('%s', (name) => {
    const path = join(folder, name)
    const golden = JSON.parse(readFileSync(path, 'utf8'))
    const before = JSON.stringify(golden.payload)

    const normalized = normalize(golden.payload, golden.received, golden.options)

    if (process.env.UPDATE_GOLDEN && !isDeepStrictEqual(normalized, golden.expected)) {
      writeFileSync(path, `${JSON.stringify({ ...golden, expected: normalized }, undefined, 2)}\n`)
    }
    expect(JSON.stringify(golden.payload)).toBe(before)
    expect(normalized).toStrictEqual(JSON.parse(readFileSync(path, 'utf8')).expected)
  })
})
