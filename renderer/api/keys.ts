import type { IssueFilters, IssueScope } from './issue-lists.ts'
import type { ItemFilters } from './queries.ts'

/**
 * Names of the queries. What hangs on one issue starts with `issue(id)`, and what grows with anything that arrives
 * starts with `arrivals`, so that a change reaches all of it.
 */
export const keys = {
  status: ['status'],
  /** Changes with the state. */
  listener: ['status', 'listener'],
  settings: ['settings'],
  retention: ['retention'],
  projects: ['projects'],
  issueLists: ['issues'],
  issueList: (filters: IssueFilters, parts: readonly string[] = []) => ['issues', filters, parts],
  issuesFound: (filters: IssueFilters, limit: number) => ['arrivals', 'issues found', filters, limit],
  issueCounts: (scopes: readonly IssueScope[]) => ['arrivals', 'issue counts', scopes],
  timeline: (scope: IssueScope, from: number, to: number, buckets: number) => [
    'arrivals',
    'timeline',
    scope,
    from,
    to,
    buckets
  ],
  tagKeys: (prefix: string, issueId?: string) => ['arrivals', 'tag keys', prefix, issueId ?? null],
  tagValues: (key: string, contains: string, projectId?: string, issueId?: string) => [
    'arrivals',
    'tag values',
    key,
    contains,
    projectId ?? null,
    issueId ?? null
  ],
  searches: ['searches'],
  issue: (id: string) => ['issue', id],
  recommended: (issueId: string) => ['recommended', issueId],
  arrivals: ['arrivals'],
  projectDetails: ['arrivals', 'project'],
  projectDetail: (id: string) => ['arrivals', 'project', id],
  releases: (projectId: string) => ['arrivals', 'releases', projectId],
  monitors: ['arrivals', 'monitors'],
  refusals: ['arrivals', 'refusals'],
  itemTypes: ['arrivals', 'item types'],
  itemList: (filters: ItemFilters) => ['arrivals', 'items', filters]
} as const
