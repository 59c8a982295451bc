import type { IssueFilters, ItemFilters } from './queries.ts'

/**
 * Names of the queries. What hangs on one issue starts with `issue(id)`, and what grows with anything that arrives
 * starts with `arrivals`, so that a change reaches all of it.
 */
export const keys = {
  status: ['status'],
  projects: ['projects'],
  issueLists: ['issues'],
  issueList: (filters: IssueFilters) => ['issues', filters],
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
