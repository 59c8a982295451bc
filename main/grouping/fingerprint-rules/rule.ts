import type { RuleOrigin } from '../stack-rules/rule.ts'

export interface FingerprintMatcher {
  /** One of `MATCHER_KEYS`' values, or `tags.` and a tag's key. */
  readonly key: string
  readonly pattern: string
  readonly negated: boolean
}

/** One line of a fingerprint rule file. */
export interface FingerprintRule {
  readonly text: string
  readonly origin: RuleOrigin
  /** For the frame that called the one that matches, and the one that it called. */
  readonly caller: readonly FingerprintMatcher[]
  readonly callee: readonly FingerprintMatcher[]
  readonly matchers: readonly FingerprintMatcher[]
  /** With variables, which each event fills in. */
  readonly fingerprint: readonly string[]
  readonly title: string | undefined
}

/** Names of matchers, by each of their spellings. `tags.KEY` is one more. */
export const MATCHER_KEYS: ReadonlyMap<string, string> = new Map(
  [
    ['type', 'error.type'],
    ['value', 'error.value'],
    ['message'],
    ['logger'],
    ['level'],
    ['path', 'stack.abs_path'],
    ['module', 'stack.module'],
    ['function', 'stack.function'],
    ['package', 'stack.package'],
    ['app'],
    ['family'],
    ['sdk'],
    ['release'],
    ['thread.id'],
    ['thread.name'],
    ['thread.state'],
    ['thread.crashed'],
    ['thread.current']
  ].flatMap(([key = '', ...others]) => [key, ...others].map((spelling): [string, string] => [spelling, key]))
)

/** Matchers that look at frames: the only ones that a caller or callee can have. */
export const FRAME_KEYS: ReadonlySet<string> = new Set(['path', 'module', 'function', 'package', 'app'])
