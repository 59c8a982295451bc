import { expect, test } from 'vitest'
import { compareVersions, parseVersion, partsOfRelease } from '../../shared/search/version.ts'

/** In ascending order; those within one entry are equal. */
const ORDER = [
  ['0.9'],
  ['1.0.0-alpha'],
  ['1.0.0-alpha.1'],
  ['1.0.0-alpha.beta'],
  ['1.0.0-beta'],
  ['1.0.0-beta.2'],
  ['1.0.0-beta.11'],
  ['1.0.0-rc.1'],
  ['1', '1.0', '1.0.0', '1.0.0.0', 'v1.0.0', '1.0.0+build.7'],
  ['1.0.0.1'],
  ['1.0.2'],
  ['1.0.10'],
  ['1.10'],
  ['20240501']
]

test('versions have an order', () => {
  const all = ORDER.flatMap((equal, rank) => equal.map((text) => ({ text, rank })))
  for (const a of all) {
    for (const b of all) {
      const [left, right] = [parseVersion(a.text), parseVersion(b.text)]
      if (!left || !right) throw new Error(`${a.text} or ${b.text} was not read`)
      expect(Math.sign(compareVersions(left, right)), `${a.text} ${b.text}`).toBe(Math.sign(a.rank - b.rank))
    }
  }
})

test.each(['', 'abc', '1.', '1.2.3.4.5', '1.x', '1.2.3-', '>1', 'a1'])('%j is none', (text) => {
  expect(parseVersion(text)).toBeUndefined()
})

test.each([
  ['web@1.2.3+45', { package: 'web', version: '1.2.3', build: '45' }],
  ['@scope/web@1.2.3', { package: '@scope/web', version: '1.2.3', build: undefined }],
  ['1.2.3', { package: undefined, version: '1.2.3', build: undefined }],
  ['@1.2', { package: undefined, version: '1.2', build: undefined }],
  ['e4f5a6b', { package: undefined, version: 'e4f5a6b', build: undefined }]
])('%s', (release, parts) => {
  expect(partsOfRelease(release)).toEqual(parts)
})
