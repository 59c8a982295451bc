import { describe, expect, it } from 'vitest'
import { snippets, spotlightOption } from '../../../renderer/features/onboarding/snippets.ts'

describe('snippets', () => {
  it.each(snippets.map((snippet) => [snippet.label, snippet] as const))('%s holds the DSN', (_, { code }) => {
    expect(code('http://key@127.0.0.1:8969/1')).toContain('http://key@127.0.0.1:8969/1')
  })
})

describe('spotlightOption', () => {
  it('needs no address where Culprit listens on the port that SDKs try', () => {
    expect(spotlightOption(8969, 'http://127.0.0.1:8969/stream')).toBe('spotlight: true')
    expect(spotlightOption(4000, 'http://127.0.0.1:4000/stream')).toBe(
      "spotlight: 'http://127.0.0.1:4000/stream'"
    )
  })
})
