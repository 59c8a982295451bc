import type { IssueSort } from '../../../shared/contract/issues.ts'
import { directHit } from '../../../shared/search/direct-hit.ts'
import { addFilter, removeFilters } from '../../../shared/search/edit.ts'
import { formatTagFilter } from '../../../shared/search/format.ts'
import { parseSearch } from '../../../shared/search/parse.ts'
import type { Filter, SearchNode } from '../../../shared/search/syntax-tree.ts'
import { leavesOf } from '../../../shared/search/walk-tree.ts'
import type { IssueFilters } from '../../api/issue-lists.ts'
import { type TimeRange, timePresets } from '../../api/time-range.ts'
import { listOf, oneOf, type ReadAddress, type Reader, readFields, textOf } from '../../ui/read-value.ts'

export const defaultTab = 'unresolved'
const otherTabs = ['new', 'regressed', 'escalating', 'archived', 'resolved', 'all'] as const

/** The tabs over the list: states to look at, each with the term that asks for it. */
export const issueTabs = [defaultTab, ...otherTabs] as const
export type IssueTab = (typeof issueTabs)[number]
const readTab = oneOf(issueTabs)

/** The orders beside the usual one. They are named here as the contract's schemas are not needed for the first page. */
const sorts = ['firstSeen', 'events', 'users', 'trends'] as const satisfies readonly IssueSort[]

const readNames = listOf(textOf(0))
/** A single one stands by itself in an address. */
const names: Reader<readonly string[]> = (given) => readNames(typeof given === 'string' ? [given] : given)

/** Epoch ms, which an address has as text. */
const moment: Reader<number> = (given) => {
  const value = typeof given === 'string' ? Number(given) : given
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined
}

const fields = {
  /** Projects by their ids, with commas between. */
  project: textOf(1),
  /** Environments, which may have commas in their names; the empty name is for events without one. */
  environment: names,
  query: textOf(1, 4000),
  status: oneOf(otherTabs),
  sort: oneOf(sorts),
  time: oneOf(timePresets),
  /** A time between two moments; `time` goes before. */
  from: moment,
  to: moment,
  group: oneOf(['project']),
  /** Present where the open issue takes the whole width. */
  view: oneOf(['full']),
  /** The part of the open issue that is shown; its event where there is none. */
  part: oneOf(['events', 'attachments', 'feedback', 'activity', 'similar', 'merged']),
  /** The kind of files that its attachments are narrowed to. */
  files: oneOf(['picture', 'crash', 'other']),
  /** Which of its events: a search, and a time. */
  events: textOf(1, 4000),
  eventsFrom: moment,
  eventsTo: moment,
  /** How they are sorted: the name of a column, with a minus where the greatest comes first. */
  eventsSort: textOf(0, 20)
}

/** What the address of the issue list says. A default is never written, so that addresses stay short. */
export type IssueSearch = ReadAddress<typeof fields>

/** Anything that does not fit counts as absent. */
export function readIssueSearch(given: unknown): IssueSearch {
  return readFields(fields, given)
}

export const defaultSort = 'lastSeen'

/** The list's question for an address. A query that names a state itself overrides the tab. */
export function toFilters(search: IssueSearch): IssueFilters {
  return {
    query: wholeQuery(search.status ?? defaultTab, search.query ?? ''),
    sort: search.sort ?? defaultSort,
    projectIds: search.project?.split(',') ?? [],
    environments: search.environment ?? [],
    time: timeOf(search)
  }
}

function timeOf({ time, from, to }: IssueSearch): TimeRange | undefined {
  if (time !== undefined) return time
  if (from === undefined && to === undefined) return undefined
  // a range that ends before it begins asks for nothing that could be there
  return { from, to: from !== undefined && to !== undefined && to <= from ? undefined : to }
}

/** A tab and what was typed, as one search. An id is looked for wherever it is. */
export function wholeQuery(tab: IssueTab, typed: string): string {
  const text = typed.trim()
  if (tab === 'all' || statesIn(text).length > 0 || directHit(text) !== undefined) return text
  const term = `is:${tab}`
  if (text === '') return term
  return parseSearch(text).tree?.type === 'or' ? `${term} (${text})` : `${term} ${text}`
}

/** The filters by state in a search, wherever they are. */
function statesIn(text: string): Filter[] {
  return leavesOf(parseSearch(text).tree).filter(
    (leaf): leaf is Filter => leaf.type === 'filter' && isState(leaf)
  )
}

function isState(filter: Filter): boolean {
  return filter.key.type === 'plain' && filter.key.name === 'is'
}

/** The tab that an address shows: the one it names, or that its query comes to; none for any other state. */
export function tabOf(search: IssueSearch): IssueTab | undefined {
  const text = search.query ?? ''
  const [only, ...others] = statesIn(text)
  if (only === undefined) return search.status ?? defaultTab
  const isPlain = others.length === 0 && !only.negated && conjunctsOf(text).includes(only.raw)
  return isPlain && only.value.type === 'is' ? readTab(only.value.name) : undefined
}

function conjunctsOf(text: string): string[] {
  const { tree } = parseSearch(text)
  const terms: readonly SearchNode[] = tree?.type === 'and' ? tree.terms : tree ? [tree] : []
  return terms.flatMap((term) => (term.type === 'filter' ? [term.raw] : []))
}

/** What of an address to change to show another tab: states that its query asks for go. */
export function toTab(search: IssueSearch, tab: IssueTab): Partial<IssueSearch> {
  const query = removeFilters(search.query ?? '', 'is').trim()
  return { status: tab === defaultTab ? undefined : tab, query: query === '' ? undefined : query }
}

/** The part of an address that shows a saved search. The tab takes the state that stands at its beginning. */
export function fromWhole(query: string, sort: IssueSort): Pick<IssueSearch, 'query' | 'status' | 'sort'> {
  const [first] = parseSearch(query).tree === undefined ? [] : conjunctsOf(query)
  const tab = readTab(first?.replace(/^is:/, ''))
  const rest = tab === undefined ? query.trim() : query.slice(first?.length ?? 0).trim()
  const isWhole = tab !== undefined && query.startsWith(first ?? '') && wholeQuery(tab, rest) === query.trim()
  const shown = isWhole ? rest : query.trim()
  const status = isWhole ? tab : 'all'
  return {
    query: shown === '' ? undefined : shown,
    status: status === defaultTab ? undefined : status,
    sort: sort === defaultSort ? undefined : sort
  }
}

/** Adds what a tag says to a search, once: `key:value`, or `!key:value` to exclude it. */
export function addTerm(query: string | undefined, key: string, value: string, isExcluded = false): string {
  return addFilter(query ?? '', formatTagFilter(key, value, isExcluded))
}
