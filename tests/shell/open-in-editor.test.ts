import { expect, test } from 'vitest'
import { isOfNetwork } from '../../main/shell/open-in-editor.ts'

test.each([
  ['\\\\host\\share\\app.js', true],
  ['//host/share/app.js', true],
  ['\\\\?\\UNC\\host\\share\\app.js', true],
  ['C:\\work\\app.js', false],
  ['/home/me/app.js', false],
  ['src/app.js', false]
])('%s is of another host: %s', (path, expected) => {
  expect(isOfNetwork(path)).toBe(expected)
})
