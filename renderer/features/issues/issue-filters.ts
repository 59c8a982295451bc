import { z } from 'zod'
import type { IssueSort } from '../../../shared/contract/issues.ts'
import { directHit } from '../../../shared/search/direct-hit.ts'
import { addFilter, removeFilters } from '../../../shared/search/edit.ts'
import { formatTagFilter } from '../../../shared/search/format.ts'
import { parseSearch } from '../../../shared/search/parse.ts'
import type { Filter, SearchNode } from '../../../shared/search/syntax-tree.ts'
import { leavesOf } from '../../../shared/search/walk-tree.ts'
import type { IssueFilters } from '../../api/issue-lists.ts'
import { type TimeRange, timePresets } from '../../api/time-range.ts'

/** The tabs over the list: states to look at, each with the term that asks for it. */
export const IssueTab = z.enum([
  'unresolved',
  'new',
  'regressed',
  'escalating',
  'archived',
  'resolved',
  'all'
])
export type IssueTab = z.infer<typeof IssueTab>

/** The orders beside the usual one. They are named here as the contract's schemas are not needed for the first page. */
const sorts = ['firstSeen', 'events', 'users', 'trends'] as const satisfies readonly IssueSort[]

const names = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value))
  .optional()
  .catch(undefined)
const moment = z.coerce.number().int().min(1).optional().catch(undefined)

/**
 * What the address of the issue list says. Anything that does not fit counts as absent, and a default is never
 * written, so that addresses stay short.
 */
export const IssueSearch = z.object({
  /** Projects by their ids, with commas between. */
  project: z.string().min(1).optional().catch(undefined),
  /** Environments, which may have commas in their names; the empty name is for events without one. */
  environment: names,
  query: z.string().min(1).max(4000).optional().catch(undefined),
  status: IssueTab.exclude(['unresolved']).optional().catch(undefined),
  sort: z.enum(sorts).optional().catch(undefined),
  time: z.enum(timePresets).optional().catch(undefined),
  /** A time between two moments, epoch ms; `time` goes before. */
  from: moment,
  to: moment,
  group: z.literal('project').optional().catch(undefined),
  /** Present where the open issue takes the whole width. */
  view: z.literal('full').optional().catch(undefined),
  /** The part of the open issue that is shown; its event where there is none. */
  part: z
    .enum(['events', 'attachments', 'feedback', 'activity', 'similar', 'merged'])
    .optional()
    .catch(undefined),
  /** The kind of files that its attachments are narrowed to. */
  files: z.enum(['picture', 'crash', 'other']).optional().catch(undefined),
  /** Which of its events: a search, and a time, epoch ms. */
  events: z.string().min(1).max(4000).optional().catch(undefined),
  eventsFrom: moment,
  eventsTo: moment,
  /** How they are sorted: the name of a column, with a minus where the greatest comes first. */
  eventsSort: z.string().max(20).optional().catch(undefined)
})
export type IssueSearch = z.infer<typeof IssueSearch>

export const defaultTab = 'unresolved'
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
