import { expect, it } from 'vitest'
import { releasesIn, withReleases } from '../../../renderer/features/issues/filters/release-terms.ts'

it('reads the releases that a search asks for', () => {
  expect(releasesIn('level:error')).toEqual([])
  expect(releasesIn('release:web@1 boom')).toEqual(['web@1'])
  expect(releasesIn('release:[web@1, "web 2"]')).toEqual(['web@1', 'web 2'])
  expect(releasesIn('release:web@*')).toBeUndefined()
  expect(releasesIn('!release:web@1')).toBeUndefined()
})

it('writes them as one filter, and takes it away with the last', () => {
  expect(withReleases('boom', ['web@1'])).toBe('boom release:web@1')
  expect(withReleases('boom release:web@1', ['web@1', 'api@2'])).toBe('boom release:[web@1, api@2]')
  expect(withReleases('release:[web@1, api@2] boom', [])).toBe('boom')
  expect(withReleases('release:web@* boom', ['web@1'])).toBe('release:web@1 boom')
})
