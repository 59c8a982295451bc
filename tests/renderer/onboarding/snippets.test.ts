import { describe, expect, it } from 'vitest'
import {
  codeFor,
  findSnippets,
  snippets,
  spotlightOption
} from '../../../renderer/features/onboarding/snippets.ts'

const DSN = 'http://key@127.0.0.1:8969/1'

describe('snippets', () => {
  it.each(snippets.map((snippet) => [snippet.label, snippet] as const))('%s holds the DSN', (_, snippet) => {
    const { host } = snippet
    expect(codeFor(snippet, DSN)).toContain(host === undefined ? DSN : DSN.replace('127.0.0.1', host))
  })

  it('are for at least 25 SDKs, each once', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(25)
    expect(new Set(snippets.map(({ id }) => id)).size).toBe(snippets.length)
    expect(new Set(snippets.map(({ label }) => label)).size).toBe(snippets.length)
  })

  it('are found by name and by what they are for', () => {
    const labels = (text: string) => findSnippets(text).map(({ label }) => label)
    expect(labels('kotlin')).toEqual(expect.arrayContaining(['Android', 'Java', 'Spring Boot']))
    expect(labels('python WEB')).toEqual(['Django', 'Flask', 'FastAPI'])
    expect(labels('cobol')).toEqual([])
    expect(findSnippets('')).toEqual(snippets)
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
