import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from './connection.ts'
import { keys } from './keys.ts'

/** So many keys or values are offered at once. */
const mostChoices = 50

/** Tags that events brought along, the most frequent first. */
export function tagKeysQuery(prefix: string, issueId?: string) {
  return queryOptions({
    queryKey: keys.tagKeys(prefix, issueId),
    queryFn: () =>
      client.tags.keys({ prefix, limit: mostChoices, ...(issueId !== undefined && { issueId }) }),
    placeholderData: keepPreviousData
  })
}

/** Values of a tag or field that contain a text, the most frequent first. */
export function tagValuesQuery(key: string, contains: string, projectId?: string, issueId?: string) {
  return queryOptions({
    queryKey: keys.tagValues(key, contains, projectId, issueId),
    queryFn: () =>
      client.tags.values({
        key,
        contains,
        limit: mostChoices,
        ...(projectId !== undefined && { projectId }),
        ...(issueId !== undefined && { issueId })
      }),
    // values of the same key stay while more of one is typed
    placeholderData: (previous, query) => (query?.queryKey[2] === key ? previous : undefined)
  })
}

export const searchesQuery = queryOptions({
  queryKey: keys.searches,
  queryFn: () => client.searches.list({})
})
