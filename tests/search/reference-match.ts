import { assertNever } from '../../shared/model/assert-never.ts'
import type { EventType, Level } from '../../shared/model/event.ts'
import type { IssueStatus, IssueSubstatus } from '../../shared/model/issue.ts'
import { CATEGORY_OF_TYPE, PRIORITY_OF_LEVEL, STATES } from '../../shared/search/issue-values.ts'
import { knownKeyOf } from '../../shared/search/keys.ts'
import type {
  DateValue,
  Filter,
  FilterParts,
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
  const isAnyTime = scope.from === undefined && scope.to === undefined
  const asksOfIssuesOnly = leavesOf(tree).every((leaf) => leaf.type === 'filter' && levelOf(leaf) === 'issue')
  return issues.filter((issue) =>
    isAnyTime && asksOfIssuesOnly
      ? holds(tree, issue, undefined, scope)
      : issue.members.some((event) => isInRange(event, scope) && holds(tree, issue, event, scope))
  )
}

/** The events that match. */
export function matchingEvents(
  issues: readonly ReferenceIssue[],
  tree: SearchNode | undefined,
  scope: ReferenceScope
): ReferenceEvent[] {
  return issues.flatMap((issue) =>
    issue.members.filter((event) => isInRange(event, scope) && holds(tree, issue, event, scope))
  )
}

function isInRange({ timestamp }: ReferenceEvent, { from, to }: ReferenceScope): boolean {
  return (from === undefined || timestamp >= from) && (to === undefined || timestamp < to)
}

/** `has:firstRelease` looks at the issue, as `firstRelease:x` does. */
function levelOf({ key, value }: Filter): 'issue' | 'event' {
  return knownKeyOf(value.type === 'has' ? value.key : key)?.level ?? 'event'
}

function holds(
  node: SearchNode | undefined,
  issue: ReferenceIssue,
  event: ReferenceEvent | undefined,
  scope: ReferenceScope
): boolean {
  if (!node) return true
  switch (node.type) {
    case 'and':
      return node.terms.every((term) => holds(term, issue, event, scope))
    case 'or':
      return node.terms.some((term) => holds(term, issue, event, scope))
    case 'not':
      return !holds(node.term, issue, event, scope)
    case 'text': {
      const expression = patternOf('contains', node.value)
      return textsOf(issue, event).some((text) => expression.test(text))
    }
    case 'filter':
      return filterHolds(node, issue, event, scope) !== node.negated
    default:
      return assertNever(node)
  }
}

/** Whether the filter holds without its `!`. */
function filterHolds(
  filter: FilterParts,
  issue: ReferenceIssue,
  event: ReferenceEvent | undefined,
  scope: ReferenceScope
): boolean {
  const { key, operator, value } = filter
  if (value.type === 'list') {
    return value.items.some((item) => filterHolds({ ...filter, value: item }, issue, event, scope))
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

function textsOf(issue: ReferenceIssue, event: ReferenceEvent | undefined): string[] {
  const texts: (string | undefined)[] = [issue.title, issue.value, issue.culprit]
  if (event) {
    const { user } = event
    texts.push(event.title, event.message, event.transaction)
    for (const { type, value } of event.errors) texts.push(type, value)
    for (const frame of event.frames) {
      texts.push(frame.function, frame.filename, frame.abs_path, frame.module, frame.package)
    }
    for (const [, value] of event.tags) texts.push(value)
    texts.push(user?.id, user?.email, user?.username, user?.ip)
  }
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
  return own ?? [...pairValues(event.fields ?? [], nameOf(key)), ...pairValues(event.tags, nameOf(key))]
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
  const { errors, frames, user } = event
  const release = event.release === undefined ? undefined : partsOfRelease(event.release)
  switch (name) {
    case 'id':
      return [event.id]
    case 'timestamp':
      return [event.timestamp]
    case 'event.type':
      return [event.type]
    case 'level':
      return [event.level]
    case 'platform.name':
      return [event.platform]
    case 'title':
      return [event.title]
    case 'message':
      return [event.message]
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
    case 'user.id':
      return [user?.id]
    case 'user.email':
      return [user?.email]
    case 'user.username':
      return [user?.username]
    case 'user.ip':
      return [user?.ip]
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
