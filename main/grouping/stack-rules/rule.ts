/** What a matcher looks at: a field of the frame, or of the exception whose stack trace it is. */
export type MatcherKey =
  | 'family'
  | 'path'
  | 'package'
  | 'module'
  | 'function'
  | 'category'
  | 'app'
  | 'type'
  | 'value'
  | 'mechanism'

export interface Matcher {
  readonly key: MatcherKey
  readonly pattern: string
  readonly negated: boolean
}

/** Which frames an action is for, seen from the one that matched: itself, all before it or all after it. */
export type ActionRange = 'self' | 'older' | 'newer'

export type Action =
  | { readonly kind: 'app' | 'group'; readonly on: boolean; readonly range: ActionRange }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'max_frames' | 'min_frames'; readonly count: number }

export type RuleOrigin = 'built_in' | 'custom'

/** One line of a stack-trace rule file. */
export interface StackRule {
  readonly text: string
  readonly origin: RuleOrigin
  readonly caller: readonly Matcher[]
  readonly matchers: readonly Matcher[]
  readonly callee: readonly Matcher[]
  readonly actions: readonly Action[]
}
