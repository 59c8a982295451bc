import { assertNever } from '../../shared/model/assert-never.ts'
import type { EventType, Level } from '../../shared/model/event.ts'
import type { IssueStatus, IssueSubstatus } from '../../shared/model/issue.ts'
import { directHit } from '../../shared/search/direct-hit.ts'
import { CATEGORY_OF_TYPE, PRIORITY_OF_LEVEL, STATES } from '../../shared/search/issue-values.ts'
import { knownKeyOf } from '../../shared/search/keys.ts'
import type {
  DateValue,
  Filter,
  FilterParts,
  FreeText,
  IsName,
  Key,
  Operator,
  ScalarValue,
  SearchNode
} from '../../shared/search/syntax-tree.ts'
import { compareVersions, parseVersion, partsOfRelease } from '../../shared/search/version.ts'
import { leavesOf } from '../../shared/search/walk-tree.ts'

/**
 * Evaluates a search over plain objects, as slowly and as obviously as can be: what `shared/search/syntax-tree.ts` says,
 * line by line. Faster evaluations are compared with it.
 */

export interface ReferenceIssue {
  readonly id: string
  readonly shortId: string
  readonly projectId: string
  /** The project's name. */
  readonly project: string
  readonly title: string
  readonly value: string
  readonly culprit: string
  readonly status: IssueStatus
  readonly substatus: IssueSubstatus | null
  readonly level: Level
  readonly type: EventType
  readonly firstSeen: number
  readonly lastSeen: number
  /** Counts of its whole life, whatever time range is asked for. */
  readonly events: number
  readonly users: number
  readonly firstRelease: string | null
  readonly bookmarked: boolean
  /** Its events themselves. */
  readonly members: readonly ReferenceEvent[]
}

export interface ReferenceEvent {
  readonly id: string
  readonly timestamp: number
  readonly type: EventType
  readonly level: Level
  readonly platform: string
  readonly title: string
  readonly culprit?: string
  /** The values of its errors and its message, one below the other. */
  readonly message: string
  readonly release?: string
  readonly environment?: string
  readonly transaction?: string
  readonly user?: UserValues
  readonly errors: readonly ErrorValues[]
  readonly frames: readonly FrameValues[]
  readonly tags: readonly (readonly [string, string])[]
  readonly flags?: readonly (readonly [string, string])[]
  /** What else it can be searched by: `sdk.name`, `http.method`, `error.main_thread`. */
  readonly fields?: readonly (readonly [string, string])[]
}

interface UserValues {
  readonly id?: string
  readonly email?: string
  readonly username?: string
  readonly ip?: string
}

interface ErrorValues {
  readonly type?: string
  readonly value?: string
  readonly mechanism?: string
  readonly handled?: boolean
}

interface FrameValues {
  readonly function?: string
  readonly filename?: string
  readonly abs_path?: string
  readonly module?: string
  readonly package?: string
}

export interface ReferenceScope {
  /** [from, to), epoch ms. */
  readonly from?: number
  readonly to?: number
  /** Any of them; the empty text stands for none. */
  readonly environments?: readonly string[]
  readonly now: number
  /** The newest release of each project, by its id. */
  readonly latestReleases?: Readonly<Record<string, string>>
}

/** The issues that match, in the order given. */
export function matchingIssues(
  issues: readonly ReferenceIssue[],
  tree: SearchNode | undefined,
  scope: ReferenceScope
): ReferenceIssue[] {
  const { from, to, environments = [] } = scope
  const looksAtNoEvent =
    from === undefined &&
    to === undefined &&
    environments.length === 0 &&
    leavesOf(tree).every((leaf) => leaf.type === 'text' || levelOf(leaf) === 'issue')
  return issues.filter((issue) => {
    if (isHit(tree, issue)) return true
    if (looksAtNoEvent) return holds(tree, { issue, scope, linesOf: linesOfIssue })
    return issue.members.some(
      (event) => isInScope(event, scope) && holds(tree, { issue, event, scope, linesOf: linesOfIssue })
    )
  })
}

/** The events that match. */
export function matchingEvents(
  issues: readonly ReferenceIssue[],
  tree: SearchNode | undefined,
  scope: ReferenceScope
): ReferenceEvent[] {
  return issues.flatMap((issue) =>
    issue.members.filter(
      (event) =>
        isHit(tree, event) ||
        (isInScope(event, scope) && holds(tree, { issue, event, scope, linesOf: linesOfEvent }))
    )
  )
}

/** Nothing but a whole id, without quotes. */
function isHit(tree: SearchNode | undefined, found: ReferenceIssue | ReferenceEvent): boolean {
  if (tree?.type !== 'text' || tree.value.type !== 'text') return false
  const isBare = tree.end - tree.start === tree.value.text.length
  const hit = isBare ? directHit(tree.value.text) : undefined
  if (!hit) return false
  if ('shortId' in hit) return 'shortId' in found && found.shortId === hit.shortId
  return 'members' in found ? found.members.some(({ id }) => id === hit.eventId) : found.id === hit.eventId
}

function isInScope({ timestamp, environment = '' }: ReferenceEvent, scope: ReferenceScope): boolean {
  const { from, to, environments = [] } = scope
  return (
    (from === undefined || timestamp >= from) &&
    (to === undefined || timestamp < to) &&
    (environments.length === 0 || environments.includes(environment))
  )
}

/** `has:firstRelease` looks at the issue, as `firstRelease:x` does. */
function levelOf({ key, value }: Filter): 'issue' | 'event' {
  return knownKeyOf(value.type === 'has' ? value.key : key)?.level ?? 'event'
}

/** What an expression is held against. */
interface Pair {
  readonly issue: ReferenceIssue
  readonly event?: ReferenceEvent
  readonly scope: ReferenceScope
  /** The lines that free text looks at. */
  readonly linesOf: (pair: Pair) => readonly string[]
}

function holds(node: SearchNode | undefined, pair: Pair): boolean {
  if (!node) return true
  switch (node.type) {
    case 'and':
      return node.terms.every((term) => holds(term, pair))
    case 'or':
      return node.terms.some((term) => holds(term, pair))
    case 'not':
      return !holds(node.term, pair)
    case 'text':
      return textHolds(node, pair.linesOf(pair))
    case 'filter':
      return filterHolds(node, pair) !== node.negated
    default:
      return assertNever(node)
  }
}

function textHolds({ value }: FreeText, lines: readonly string[]): boolean {
  const expression = patternOf('contains', value)
  return lines.some((line) => expression.test(line))
}

/** Whether the filter holds without its `!`. */
function filterHolds(filter: FilterParts, pair: Pair): boolean {
  const { key, operator, value } = filter
  const { issue, event, scope } = pair
  if (value.type === 'list') {
    return value.items.some((item) => filterHolds({ ...filter, value: item }, pair))
  }
  if (value.type === 'is') return isInState(issue, value.name)
  if (value.type === 'has') return valuesOf(value.key, issue, event).some(isSet)
  const name = nameOf(key)
  if (value.type === 'text' && value.text === 'latest' && (name === 'release' || name === 'firstRelease')) {
    const latest = scope.latestReleases?.[issue.projectId]
    return latest !== undefined && valuesOf(key, issue, event).includes(latest)
  }
  const values = valuesOf(key, issue, event)
  if (value.type === 'text' && value.text === '' && operator === '=') return !values.some(isSet)
  return values.some((one) => isSet(one) && compares(name, one, operator, value, scope.now))
}

type StoredValue = string | number | boolean

function isSet(value: StoredValue): boolean {
  return value !== ''
}

function compares(
  name: string,
  stored: StoredValue,
  operator: Operator,
  wanted: ScalarValue,
  now: number
): boolean {
  switch (wanted.type) {
    case 'text':
      if (isTextOperator(operator)) return patternOf(operator, wanted).test(String(stored))
      if (name === 'message') return patternOf('contains', wanted).test(String(stored))
      if (name === 'issue') return String(stored).toUpperCase() === wanted.text.toUpperCase()
      return String(stored) === wanted.text
    case 'pattern':
      if (isTextOperator(operator)) return patternOf(operator, wanted).test(String(stored))
      return patternOf(name === 'message' ? 'contains' : 'is', wanted).test(String(stored))
    case 'number':
      return inOrder(numberOf(stored), operator, wanted.value)
    case 'duration':
      return inOrder(numberOf(stored), operator, wanted.ms)
    case 'size':
      return inOrder(numberOf(stored), operator, wanted.bytes)
    case 'boolean':
      return String(stored) === String(wanted.value)
    case 'date':
      return operator === '='
        ? isInWindow(Number(stored), wanted)
        : inOrder(Number(stored), operator, wanted.atMs)
    case 'relativeDate':
      return wanted.than === 'newer'
        ? Number(stored) >= now - wanted.ageMs
        : Number(stored) <= now - wanted.ageMs
    case 'version':
      return versionCompares(String(stored), operator, wanted.text)
    case 'percentage':
    case 'is':
    case 'has':
      throw new Error(`${name} is compared to ${wanted.type}`)
    default:
      return assertNever(wanted)
  }
}

function isTextOperator(operator: Operator): operator is 'contains' | 'startswith' | 'endswith' {
  return operator === 'contains' || operator === 'startswith' || operator === 'endswith'
}

/** An expression for the whole text in which only A to Z are the same in both cases. */
function patternOf(
  operator: 'is' | 'contains' | 'startswith' | 'endswith',
  value: Extract<ScalarValue, { type: 'text' | 'pattern' }>
): RegExp {
  const pieces = value.type === 'text' ? [value.text] : value.pieces
  const before = operator === 'contains' || operator === 'endswith' ? '[^]*' : ''
  const after = operator === 'contains' || operator === 'startswith' ? '[^]*' : ''
  return new RegExp(`^${before}${pieces.map(literal).join('[^]*')}${after}$`)
}

function literal(text: string): string {
  return [...text]
    .map((char) =>
      /[a-z]/i.test(char)
        ? `[${char.toLowerCase()}${char.toUpperCase()}]`
        : char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
    )
    .join('')
}

function numberOf(stored: StoredValue): number | undefined {
  if (typeof stored === 'number') return stored
  return /^-?\d+(\.\d+)?$/.test(String(stored)) ? Number(stored) : undefined
}

function inOrder(stored: number | undefined, operator: Operator, wanted: number): boolean {
  if (stored === undefined) return false
  if (operator === '>') return stored > wanted
  if (operator === '>=') return stored >= wanted
  if (operator === '<') return stored < wanted
  if (operator === '<=') return stored <= wanted
  return stored === wanted
}

const MINUTE_MS = 60_000

function isInWindow(stored: number, { atMs, precision }: DateValue): boolean {
  if (precision === 'day') return stored >= atMs && stored < atMs + 24 * 60 * MINUTE_MS
  return stored >= atMs - 5 * MINUTE_MS && stored < atMs + 6 * MINUTE_MS
}

function versionCompares(stored: string, operator: Operator, wanted: string): boolean {
  const [a, b] = [parseVersion(stored), parseVersion(wanted)]
  if (a && b) return inOrder(compareVersions(a, b), operator, 0)
  return operator === '=' && stored === wanted
}

function isInState(issue: ReferenceIssue, name: IsName): boolean {
  const state = STATES[name]
  if (state.type !== 'state') return state.type === 'all'
  if (issue.status !== state.status) return false
  return state.substatuses === undefined || state.substatuses.some((one) => one === issue.substatus)
}

const linesOfIssues = new WeakMap<ReferenceIssue, string[]>()

/** All that any of its events says. Collected once: a search asks each issue, for each event. */
function linesOfIssue({ issue }: Pair): string[] {
  const { title, value, culprit, members } = issue
  const known = linesOfIssues.get(issue)
  if (known) return known
  const texts = [
    title,
    value,
    culprit,
    ...members.flatMap((event) => [event.culprit ?? '', ...ownTexts(event)])
  ]
  const lines = [...new Set(texts.flatMap(linesOf))]
  linesOfIssues.set(issue, lines)
  return lines
}

function linesOfEvent({ issue, event }: Pair): string[] {
  return [issue.title, issue.value, issue.culprit, ...(event ? ownTexts(event) : [])].flatMap(linesOf)
}

function linesOf(text: string): string[] {
  return text.split('\n')
}

function ownTexts({ title, message, errors, frames, tags, user }: ReferenceEvent): string[] {
  const texts: (string | undefined)[] = [title, message, ...errors.map(({ type }) => type)]
  for (const frame of frames) texts.push(frame.function, frame.filename, frame.module)
  texts.push(...tags.map(([, value]) => value), user?.id, user?.email, user?.username, user?.ip)
  return texts.filter((text) => text !== undefined)
}

/** One name for all names of a key. */
function nameOf(key: Key): string {
  return knownKeyOf(key)?.name ?? key.name
}

function valuesOf(key: Key, issue: ReferenceIssue, event: ReferenceEvent | undefined): StoredValue[] {
  const known = knownKeyOf(key)
  if (known?.level === 'issue') return issueValues(known.name, issue)
  if (!event) throw new Error(`${key.name} needs an event to look at`)
  if (key.type === 'tag') return pairValues(event.tags, key.name)
  if (key.type === 'flag') return pairValues(event.flags ?? [], key.name)
  if (known && !known.isKept) return []
  const own = eventValues(nameOf(key), event)?.filter((value) => value !== undefined)
  return own ?? [...pairValues(fieldsOf(event), nameOf(key)), ...pairValues(event.tags, nameOf(key))]
}

function fieldsOf({ type, user, fields = [] }: ReferenceEvent): (readonly [string, string])[] {
  const ofUser = Object.entries(user ?? {}).map(([name, value]) => [`user.${name}`, value] as const)
  return [['event.type', type], ...ofUser, ...fields]
}

function pairValues(pairs: readonly (readonly [string, string])[], name: string): string[] {
  return pairs.filter(([key]) => key === name).map(([, value]) => value)
}

function issueValues(name: string, issue: ReferenceIssue): StoredValue[] {
  switch (name) {
    case 'issue':
      return [issue.shortId]
    case 'issue.id':
      return [issue.id]
    case 'issue.category':
      return [CATEGORY_OF_TYPE[issue.type]]
    case 'issue.type':
      return [issue.type]
    case 'issue.priority':
      return [PRIORITY_OF_LEVEL[issue.level]]
    case 'firstSeen':
      return [issue.firstSeen]
    case 'lastSeen':
      return [issue.lastSeen]
    case 'timesSeen':
      return [issue.events]
    case 'usersSeen':
      return [issue.users]
    case 'firstRelease':
      return issue.firstRelease === null ? [] : [issue.firstRelease]
    case 'culprit':
      return [issue.culprit]
    case 'project':
      return [issue.project]
    case 'project.id':
      return [issue.projectId]
    case 'bookmarks':
      return issue.bookmarked ? ['me'] : []
    case 'assigned':
    case 'assigned_or_suggested':
      return ['none']
    default:
      return []
  }
}

/** Undefined for keys that are fields or tags by their name. */
function eventValues(name: string, event: ReferenceEvent): (StoredValue | undefined)[] | undefined {
  const { errors, frames } = event
  const release = event.release === undefined ? undefined : partsOfRelease(event.release)
  switch (name) {
    case 'id':
      return [event.id]
    case 'timestamp':
      return [event.timestamp]
    case 'level':
      return [event.level]
    case 'platform.name':
      return [event.platform]
    case 'title':
      return [event.title]
    case 'message':
      return linesOf(event.message)
    case 'release':
      return [event.release]
    case 'release.version':
      return [release?.version]
    case 'release.build':
      return [release?.build]
    case 'release.package':
      return [release?.package]
    case 'environment':
      return [event.environment]
    case 'transaction':
      return [event.transaction]
    case 'error.type':
      return errors.map(({ type }) => type)
    case 'error.value':
      return errors.map(({ value }) => value)
    case 'error.mechanism':
      return errors.map(({ mechanism }) => mechanism)
    case 'error.handled':
      return errors.map(({ handled }) => handled)
    case 'error.unhandled':
      return errors.map(({ handled }) => (handled === undefined ? undefined : !handled))
    case 'stack.function':
      return frames.map((frame) => frame.function)
    case 'stack.filename':
      return frames.map(({ filename }) => filename)
    case 'stack.abs_path':
      return frames.map(({ abs_path }) => abs_path)
    case 'stack.module':
      return frames.map(({ module }) => module)
    case 'stack.package':
      return frames.map((frame) => frame.package)
    default:
      return undefined
  }
}
