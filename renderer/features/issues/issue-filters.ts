import { z } from 'zod/mini'
import type { IssueSort } from '../../../shared/contract/issues.ts'
import { directHit } from '../../../shared/search/direct-hit.ts'
import { addFilter, removeFilters } from '../../../shared/search/edit.ts'
import { formatTagFilter } from '../../../shared/search/format.ts'
import { parseSearch } from '../../../shared/search/parse.ts'
import type { Filter, SearchNode } from '../../../shared/search/syntax-tree.ts'
import { leavesOf } from '../../../shared/search/walk-tree.ts'
import type { IssueFilters } from '../../api/issue-lists.ts'
import { type TimeRange, timePresets } from '../../api/time-range.ts'

export const defaultTab = 'unresolved'
const otherTabs = ['new', 'regressed', 'escalating', 'archived', 'resolved', 'all'] as const

/** The tabs over the list: states to look at, each with the term that asks for it. */
export const IssueTab = z.enum([defaultTab, ...otherTabs])
export type IssueTab = z.infer<typeof IssueTab>

/** The orders beside the usual one. They are named here as the contract's schemas are not needed for the first page. */
const sorts = ['firstSeen', 'events', 'users', 'trends'] as const satisfies readonly IssueSort[]

/** Anything that does not fit counts as absent. */
const orAbsent = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.optional(schema), undefined)

const text = (least: number, most: number) => z.string().check(z.minLength(least), z.maxLength(most))
const names = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) => (typeof value === 'string' ? [value] : value))
)
const moment = z.coerce.number().check(z.int(), z.minimum(1))

/** What the address of the issue list says. A default is never written, so that addresses stay short. */
export const IssueSearch = z.object({
  /** Projects by their ids, with commas between. */
  project: orAbsent(z.string().check(z.minLength(1))),
  /** Environments, which may have commas in their names; the empty name is for events without one. */
  environment: orAbsent(names),
  query: orAbsent(text(1, 4000)),
  status: orAbsent(z.enum(otherTabs)),
  sort: orAbsent(z.enum(sorts)),
  time: orAbsent(z.enum(timePresets)),
  /** A time between two moments, epoch ms; `time` goes before. */
  from: orAbsent(moment),
  to: orAbsent(moment),
  group: orAbsent(z.literal('project')),
  /** Present where the open issue takes the whole width. */
  view: orAbsent(z.literal('full')),
  /** The part of the open issue that is shown; its event where there is none. */
  part: orAbsent(z.enum(['events', 'attachments', 'feedback', 'activity', 'similar', 'merged'])),
  /** The kind of files that its attachments are narrowed to. */
  files: orAbsent(z.enum(['picture', 'crash', 'other'])),
  /** Which of its events: a search, and a time, epoch ms. */
  events: orAbsent(text(1, 4000)),
  eventsFrom: orAbsent(moment),
  eventsTo: orAbsent(moment),
  /** How they are sorted: the name of a column, with a minus where the greatest comes first. */
  eventsSort: orAbsent(text(0, 20))
})
export type IssueSearch = z.infer<typeof IssueSearch>

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
  const tab = only.value.type === 'is' ? IssueTab.safeParse(only.value.name) : undefined
  return isPlain && tab?.success ? tab.data : undefined
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
  const tab = IssueTab.safeParse(first?.replace(/^is:/, '')).data
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
