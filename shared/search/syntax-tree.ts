/**
 * The syntax tree of a search, and what it means.
 *
 * A search asks for issues, or for events. Its tree is an expression that holds or does not hold for a pair of an issue
 * and one of its events:
 *
 * - `and`, `or`, `not`: as in logic. Beside each other means AND; AND binds tighter than OR.
 * - A filter on a key of the level looks at the issue, whatever the event.
 * - A filter on a key of the event's level looks at the event: so two of them that must both hold must hold for one and
 *   the same event. A key that is not in the catalogue (keys.ts) is a tag of the event; `tags[name]` is one always.
 *   `has:key` looks where the key does.
 * - Free text looks for one text in many places. In a search for events these are the event's title, message, types of
 *   errors, names of functions, files and modules in its stack traces, values of tags and user, and the title,
 *   value and culprit. In a search for issues free text is a matter of the issue, whatever event the filters beside it
 *   hold for: these are its title, value and culprit, and those places of any of its events, whenever they were. Each
 *   text of a query is looked for by itself.
 *
 * An event matches in a time range [from, to), and among chosen environments (the empty one: none), if it lies in them and
 * the expression holds for it and its issue. An issue matches if any of its events does. One exception: where the
 * expression holds nothing but filters of the level and free text, and neither time nor environment is chosen, the
 * issue alone counts, even if no event of it is left. Events that are counted but no longer kept are found where counters
 * alone can answer, and otherwise not. Of very long texts, and of more than a few hundred different ones of an issue, a part
 * is kept to be searched.
 *
 * A search for nothing matches all. A search for nothing but a whole id (direct-hit.ts), without quotes, also finds the
 * event, its issue or the issue with that id, wherever in time or environment.
 *
 * A filter compares the key's values: none (not set, or the empty text), one, or several (`stack.*`, `error.*`, `message`
 * with a value for each line, and a key that both a field and a tag have). It holds if any value does; negated, it holds
 * exactly if the filter without `!` does not: so `!browser:Chrome` holds for an event without that tag, and
 * `!stack.function:main` if no frame is called so. A tag that is sent under the name of an attribute, such as `level` or
 * `transaction`, is what the event is searched by.
 *
 * - Text after `=` must be equal, letter by letter: upper and lower case differ. The empty text means "not set".
 *   Exceptions: `issue` is compared without regard to case; `message` contains the text, as free text would.
 * - A pattern must match the whole value, with anything between its pieces. Patterns, `contains`, `startswith`, `endswith`
 *   and free text do not tell upper from lower case in the letters A to Z; all other letters must be the same.
 *   A pattern of nothing but `*` holds for any value that is set: `release:*` is `has:release`. In free text and `message`
 *   a pattern does not reach from one line into the next.
 * - `contains x` is the pattern `*x*`, `startswith x` is `x*`, `endswith x` is `*x`.
 * - A list holds if any of its items would.
 * - Numbers, durations (milliseconds) and sizes (bytes) compare as numbers; a value that is no decimal number does not
 *   compare. A boolean equals a value that says `true` or `false`.
 * - A moment compares to the millisecond with `>`, `>=`, `<`, `<=`; with `=` it stands for its window (dates.ts).
 *   A relative one: `newer` is at or after `now` less its age, `older` at or before.
 * - Versions compare by semantic versioning (version.ts); with `=` two that cannot be read must be the same text.
 * - `release:latest` and `firstRelease:latest` stand for the newest release of the project.
 * - A key of the catalogue that Culprit keeps nothing for has no value; but `assigned` and `assigned_or_suggested` always
 *   say `none`. What `is:`, `issue.priority` and `issue.category` stand for is in issue-values.ts.
 */

/** A range of the searched text, in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type SearchNode = AndNode | OrNode | NotNode | FreeText | Filter

export interface AndNode extends Span {
  readonly type: 'and'
  /** Two or more; none of them is an `and`. */
  readonly terms: readonly SearchNode[]
}

export interface OrNode extends Span {
  readonly type: 'or'
  /** Two or more; none of them is an `or`. */
  readonly terms: readonly SearchNode[]
}

/** `!( … )`. */
export interface NotNode extends Span {
  readonly type: 'not'
  readonly term: SearchNode
}

/** Consecutive words, or a quoted phrase: one text to look for. */
export interface FreeText extends Span {
  readonly type: 'text'
  readonly value: TextValue | PatternValue
}

export interface Filter extends FilterParts, Span {
  readonly type: 'filter'
  readonly key: Key & Span
  /** Its span is empty where nothing follows the colon. What lies between key and value is colon and operator. */
  readonly value: Value & Span
  /** As it was typed. */
  readonly raw: string
}

/** What a filter says, wherever it stands. */
export interface FilterParts {
  readonly key: Key
  readonly negated: boolean
  readonly operator: Operator
  readonly value: Value
}

export type Key =
  /** A key of the catalogue, by name or alias, else a tag. Quoted or not is the same. */
  | { readonly type: 'plain'; readonly name: string }
  | TagKey
  /** `flags[name]`: a feature flag. */
  | { readonly type: 'flag'; readonly name: string }
  /** `p95(transaction.duration)`. */
  | { readonly type: 'aggregate'; readonly name: string; readonly args: readonly string[] }

/** `tags[name]`: a tag, even if the catalogue has a key of that name. `tags[name,number]` compares its values as numbers. */
export interface TagKey {
  readonly type: 'tag'
  readonly name: string
  readonly isNumber?: true
}

/** `!=` and `not in` are `=` in a negated filter; a list after `=` means "one of". */
export type Operator = Comparison | TextOperator
export type Comparison = '=' | '>' | '>=' | '<' | '<='
export type TextOperator = 'contains' | 'startswith' | 'endswith'

export type Value = ScalarValue | ListValue

export interface ListValue {
  readonly type: 'list'
  readonly items: readonly ScalarValue[]
}

export type ScalarValue =
  | TextValue
  | PatternValue
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'duration'; readonly ms: number }
  | { readonly type: 'size'; readonly bytes: number }
  | { readonly type: 'percentage'; readonly percent: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | DateValue
  /** `-24h` is newer than that, `+24h` older. */
  | { readonly type: 'relativeDate'; readonly than: 'newer' | 'older'; readonly ageMs: number }
  | { readonly type: 'version'; readonly text: string }
  | { readonly type: 'is'; readonly name: IsName }
  | { readonly type: 'has'; readonly key: Key }

/** Without escapes and quotes. */
export interface TextValue {
  readonly type: 'text'
  readonly text: string
}

/** What stands before, between and after the stars: two or more, only the first and the last may be empty. */
export interface PatternValue {
  readonly type: 'pattern'
  readonly pieces: readonly string[]
}

export interface DateValue {
  readonly type: 'date'
  /** Epoch ms; of a day, its beginning in UTC. */
  readonly atMs: number
  readonly precision: 'day' | 'instant'
}

export const IS_NAMES = [
  'unresolved',
  'resolved',
  'archived',
  'new',
  'ongoing',
  'escalating',
  'regressed',
  'for_review',
  'until_escalating',
  'until_condition_met',
  'forever',
  'assigned',
  'unassigned',
  'linked',
  'unlinked',
  'reprocessing'
] as const
export type IsName = (typeof IS_NAMES)[number]
