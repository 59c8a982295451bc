import { appSnippets } from './snippets/apps.ts'
import { browserSnippets } from './snippets/browsers.ts'
import { compiledSnippets } from './snippets/compiled.ts'
import { serverSnippets } from './snippets/servers.ts'
import type { Snippet } from './snippets/snippet.ts'

/** What to paste where, for each SDK: the most used first. */
export const snippets: readonly Snippet[] = inOrder(
  [...browserSnippets, ...serverSnippets, ...compiledSnippets, ...appSnippets],
  ['node', 'browser', 'python', 'react', 'nextjs']
)

/** The snippets that hold every word of a text. */
export function findSnippets(text: string): readonly Snippet[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return snippets.filter(({ label, words = '' }) => {
    const haystack = `${label} ${words}`.toLowerCase()
    return wanted.every((word) => haystack.includes(word))
  })
}

/** A snippet's code for a DSN, which names this machine as the program sees it. */
export function codeFor({ code, host }: Snippet, dsn: string): string {
  return code(host === undefined ? dsn : dsn.replace(/@[^/]+?(?=:\d+\/)/, `@${host}`))
}

/** For SDKs that know Spotlight: nothing to copy where Culprit listens on Spotlight's own port. */
export function spotlightOption(port: number, streamUrl: string): string {
  return port === 8969 ? 'spotlight: true' : `spotlight: '${streamUrl}'`
}

function inOrder(all: readonly Snippet[], first: readonly string[]): readonly Snippet[] {
  const rank = (id: string) => (first.includes(id) ? first.indexOf(id) : first.length)
  return [...all].sort((a, b) => rank(a.id) - rank(b.id))
}
