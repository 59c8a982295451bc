import { queryOptions } from '@tanstack/react-query'
import type { Regrouping } from '../../shared/contract/regroupings.ts'
import { client } from './connection.ts'
import { keys } from './keys.ts'

/** While events are looked at or moved, this often, ms. */
const pollMs = 300

export function projectSettingsQuery(projectId: string) {
  return queryOptions({
    queryKey: [...keys.projects, projectId, 'settings'],
    queryFn: () => client.projects.settings({ id: projectId })
  })
}

/** Culprit's own rules. They never change while it runs. */
export const builtInRulesQuery = queryOptions({
  queryKey: ['built-in rules'],
  queryFn: () => client.groupings.builtIn({}),
  staleTime: Number.POSITIVE_INFINITY
})

/** What was done before in a project, the latest first; a preview that nobody applied stands before. */
export function regroupingsQuery(projectId: string) {
  return queryOptions({
    queryKey: [...keys.projects, projectId, 'regroupings'],
    queryFn: () => client.regroupings.list({ projectId })
  })
}

/** True while events are looked at or moved. */
export function isUnderWay({ state }: Pick<Regrouping, 'state'>): boolean {
  return state === 'previewing' || state === 'applying' || state === 'undoing'
}

/** One of them, asked again and again until it is done. */
export function regroupingQuery(id: string) {
  return queryOptions({
    queryKey: ['regrouping', id],
    queryFn: () => client.regroupings.get({ id }),
    refetchInterval: ({ state: { data } }) => (data === undefined || isUnderWay(data) ? pollMs : false),
    retry: false
  })
}

/** What is thrown away of a project because of a delete and discard. */
export function discardedQuery(projectId: string) {
  return queryOptions({
    queryKey: [...keys.arrivals, 'discarded', projectId],
    queryFn: () => client.issues.discarded({ projectId })
  })
}
