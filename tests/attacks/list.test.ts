import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')

/** Numbers at the beginning of lines, or of tests' names. */
const numbers = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => Number(match[1]))

test('each attack of the list is a test, once', () => {
  const listed = numbers(read('./attacks.md'), /^(\d+)\. /gm)
  expect(listed.length).toBeGreaterThanOrEqual(40)
  expect(listed).toEqual(listed.map((_number, index) => index + 1))
  const files = ['./ingest.test.ts', './headless.test.ts', '../e2e/electron/attacks.spec.ts']
  const tested = files.flatMap((file) =>
    numbers(read(file), /^ {0,2}test(?:\.skipIf\([^)]*\))?\(\s*['`](\d+)\. /gm)
  )
  expect(tested.sort((a, b) => a - b)).toEqual(listed)
})
