import { expect, it } from 'vitest'
import { discardWords } from '../../../renderer/features/projects/discard-words.ts'
import { releaseSnippet, reportsSessions } from '../../../renderer/features/projects/release-snippets.ts'

it('a known reason of a client report has a sentence, another one has none', () => {
  expect(discardWords('sample_rate')).toMatch(/sample rate/)
  expect(discardWords('made_up')).toBeUndefined()
  expect(discardWords('constructor')).toBeUndefined()
})

it('the snippet for releases is the one of the platform', () => {
  const dsn = 'http://abc@127.0.0.1:8969/1'
  expect(releaseSnippet('python', dsn)).toContain('sentry_sdk.init(')
  for (const platform of ['node', undefined, 'constructor']) {
    expect(releaseSnippet(platform, dsn)).toBe(
      `Sentry.init({\n  dsn: '${dsn}',\n  release: 'my-app@1.0.0'\n})`
    )
  }
  expect(reportsSessions('php')).toBe(false)
  expect(reportsSessions('node')).toBe(true)
})
