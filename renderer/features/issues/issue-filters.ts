import { z } from 'zod'
import { IssueSort } from '../../../shared/contract/issues.ts'
import type { IssueStatus } from '../../../shared/model/issue.ts'
import type { IssueFilters } from '../../api/queries.ts'

export const StatusFilter = z.enum(['unresolved', 'resolved', 'archived', 'all'])
export type StatusFilter = z.infer<typeof StatusFilter>

/**
 * What the address of the issue list says. Anything that does not fit counts as absent, and a default is never
 * written, so that addresses stay short.
 */
export const IssueSearch = z.object({
  project: z.string().min(1).optional().catch(undefined),
  query: z.string().min(1).max(4000).optional().catch(undefined),
  status: StatusFilter.exclude(['unresolved']).optional().catch(undefined),
  sort: IssueSort.exclude(['lastSeen']).optional().catch(undefined),
  /** Present where the open issue takes the whole width. */
  view: z.literal('full').optional().catch(undefined)
})
export type IssueSearch = z.infer<typeof IssueSearch>

export const defaultStatus = 'unresolved'
export const defaultSort = 'lastSeen'

const statusTerms: Record<StatusFilter, string> = {
  unresolved: 'is:unresolved',
  resolved: 'is:resolved',
  archived: 'is:archived',
  all: ''
}

/** The list's question for an address. A query that names a status itself overrides the tab. */
export function toFilters(search: IssueSearch): IssueFilters {
  const text = (search.query ?? '').trim()
  const term = /(^|[\s(!])is:\S/.test(text) ? '' : statusTerms[search.status ?? defaultStatus]
  return {
    query: [term, text].filter(Boolean).join(' '),
    sort: search.sort ?? defaultSort,
    projectId: search.project
  }
}

/** True if an issue with this status still belongs to the list of this address. */
export function fitsStatus(query: string, status: IssueStatus): boolean {
  if (query.startsWith(statusTerms.unresolved)) return status === 'unresolved'
  if (query.startsWith(statusTerms.resolved)) return status === 'resolved'
  if (query.startsWith(statusTerms.archived)) return status === 'ignored'
  return true
}

/** Adds a term to a search, once: `key:value`, quoted where needed; `!key:value` to exclude. */
export function addTerm(query: string | undefined, key: string, value: string, isExcluded = false): string {
  const quoted = /^[\w.:/@-]+$/.test(value) ? value : `"${value.replaceAll('"', '\\"')}"`
  const term = `${isExcluded ? '!' : ''}${key}:${quoted}`
  const terms = (query ?? '').trim()
  return terms.split(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/).includes(term) ? terms : `${terms} ${term}`.trim()
}
