import type { Breadcrumb, Event, Level } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'
import { formatClock } from '../../../ui/format/time.ts'
import { lookUp } from '../../../ui/look-up.ts'
import { formatSql, isSql } from './sql.ts'

export type CrumbKind =
  | 'error'
  | 'user'
  | 'navigation'
  | 'http'
  | 'debug'
  | 'info'
  | 'warning'
  | 'query'
  | 'system'
  | 'session'
  | 'transaction'
  | 'default'

/** A breadcrumb as it is shown. */
export interface Crumb {
  readonly index: number
  readonly kind: CrumbKind
  readonly category: string | undefined
  readonly level: Level
  readonly at: number | undefined
  /** The line that says what happened. */
  readonly text: string
  /** What stands before the text in bold: a method, a type of exception. */
  readonly lead: string | undefined
  /** What stands after it: a status. */
  readonly tail: string | undefined
  readonly data: readonly (readonly [string, Json])[]
  /** The event itself, at the end of its trail. */
  readonly isEvent: boolean
}

const kinds: Record<string, CrumbKind> = {
  error: 'error',
  exception: 'error',
  user: 'user',
  ui: 'user',
  navigation: 'navigation',
  http: 'http',
  debug: 'debug',
  info: 'info',
  warning: 'warning',
  query: 'query',
  system: 'system',
  session: 'session',
  transaction: 'transaction'
}

/** What kind of thing a breadcrumb tells. One of the default type is told by its category. */
export function kindOf(type: string, category = ''): CrumbKind {
  if (type !== 'default' && type !== '') return lookUp(kinds, type) ?? 'default'
  if (category.startsWith('ui.')) return 'user'
  if (category.startsWith('console')) return 'debug'
  if (category.startsWith('navigation')) return 'navigation'
  if (category === 'sentry.transaction' || category === 'sentry.event') return 'transaction'
  if (category === 'fetch' || category === 'xhr' || category === 'http') return 'http'
  return category === 'query' || category === 'db.sql.query' ? 'query' : 'default'
}

export const kindWords: Record<CrumbKind, string> = {
  error: 'Error',
  user: 'User action',
  navigation: 'Navigation',
  http: 'HTTP request',
  debug: 'Debug',
  info: 'Info',
  warning: 'Warning',
  query: 'Query',
  system: 'System',
  session: 'Session',
  transaction: 'Transaction',
  default: 'Default'
}

function asText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined
  return String(value)
}

type Telling = Pick<Crumb, 'text' | 'lead' | 'tail' | 'data'>

function tell(crumb: Breadcrumb, kind: CrumbKind): Telling {
  const { message = '', other } = crumb
  // in this order, and a name that both have is that of the data
  const data = { ...crumb.data, ...other, ...crumb.data }
  const rest = (...told: string[]) => Object.entries(data).filter(([key]) => !told.includes(key))
  const url = asText(data.url)
  if (kind === 'http' && url !== undefined) {
    const lead = asText(data.method)?.toUpperCase()
    const tail = asText(data.status_code)
    const data_ = rest('url', 'method', 'status_code')
    return {
      text: url,
      lead,
      tail,
      data: message === '' ? data_ : [['message', message], ...data_]
    }
  }
  const from = asText(data.from)
  const to = asText(data.to)
  if (kind === 'navigation' && to !== undefined && message === '') {
    return {
      text: from === undefined ? to : `${from} → ${to}`,
      lead: undefined,
      tail: undefined,
      data: rest('from', 'to')
    }
  }
  const type = asText(data.type)
  const value = asText(data.value)
  if ((kind === 'error' || kind === 'warning') && value !== undefined && type !== undefined) {
    const data_ = rest('type', 'value')
    return {
      text: value,
      lead: `${type}:`,
      tail: undefined,
      data: message === '' ? data_ : [['message', message], ...data_]
    }
  }
  return {
    text: isSql(message) ? formatSql(message) : message,
    lead: undefined,
    tail: undefined,
    data: Object.entries(data)
  }
}

function eventCrumb(event: Event, index: number): Crumb {
  const exception = event.exception?.values.at(-1)
  return {
    index,
    kind: exception === undefined ? 'info' : 'error',
    category: exception === undefined ? 'message' : 'exception',
    level: event.level,
    at: event.timestamp,
    lead: exception?.type === undefined ? undefined : `${exception.type}:`,
    text: exception === undefined ? (event.logentry?.formatted ?? '') : (exception.value ?? ''),
    tail: undefined,
    data: [],
    isEvent: true
  }
}

/** The trail of an event, oldest first, with the event itself at its end. */
export function crumbsOf(event: Event): Crumb[] {
  const crumbs = (event.breadcrumbs?.values ?? []).map((crumb, index): Crumb => {
    const kind = kindOf(crumb.type, crumb.category)
    return {
      index,
      kind,
      category: crumb.category,
      level: crumb.level,
      at: crumb.timestamp,
      isEvent: false,
      ...tell(crumb, kind)
    }
  })
  return [...crumbs, eventCrumb(event, crumbs.length)]
}

/** What of a trail is shown: everything where nothing is chosen. */
export interface CrumbFilter {
  readonly search: string
  readonly kinds: ReadonlySet<CrumbKind>
  readonly levels: ReadonlySet<Level>
}

/** True if a crumb is of one of the kinds, has one of the levels and says the text. */
export function matchesFilter(crumb: Crumb, { search, kinds, levels }: CrumbFilter): boolean {
  return (
    (kinds.size === 0 || kinds.has(crumb.kind)) &&
    (levels.size === 0 || levels.has(crumb.level)) &&
    matchesCrumb(crumb, search)
  )
}

/** True if a crumb holds the text somewhere: kind, category, text, level, time or data. Case does not matter. */
export function matchesCrumb(crumb: Crumb, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  const { kind, category, lead, text: says, tail, level, at, data } = crumb
  const times = at === undefined ? [] : [formatClock(at), isoTime(at)]
  const parts = [kindWords[kind], category, lead, says, tail, level, ...times]
  if (parts.some((part) => part?.toLowerCase().includes(wanted))) return true
  return data.length > 0 && JSON.stringify(data).toLowerCase().includes(wanted)
}

function isoTime(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : ''
}

/** How often each member of a trail comes, in the order in which they first come. */
export function countBy<Value>(crumbs: readonly Crumb[], of: (crumb: Crumb) => Value): [Value, number][] {
  const counts = new Map<Value, number>()
  for (const crumb of crumbs) counts.set(of(crumb), (counts.get(of(crumb)) ?? 0) + 1)
  return [...counts]
}
