import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import type { CompletionContext } from '../../../../shared/search/completion.ts'
import { projectsQuery } from '../../../api/queries.ts'
import { searchesQuery, tagKeysQuery, tagValuesQuery } from '../../../api/search-queries.ts'
import { useRecentSearches } from './recent-searches.ts'
import { type SuggestionGroup, suggestionsFor } from './suggestions.ts'

const none: readonly never[] = []
/** Searches for issues say nothing about the events of one. */
const ofEvents = { recent: none, saved: none, onlyEvents: true }

/** What to offer for what is being typed, from what the store holds. Nothing is asked while it is not open. */
export function useSuggestions(
  context: CompletionContext,
  isEmpty: boolean,
  isOpen: boolean,
  projectId: string | undefined,
  issueId: string | undefined
): readonly SuggestionGroup[] {
  const wanted = useDeferredValue(context)
  const { data: projects } = useQuery(projectsQuery)
  const { data: searches } = useQuery({ ...searchesQuery, enabled: isOpen && issueId === undefined })
  const recent = useRecentSearches((state) => state.recent)
  const { data: keys } = useQuery({
    ...tagKeysQuery('', issueId),
    enabled: isOpen && (wanted.type === 'key' || wanted.type === 'has')
  })
  const { data: values } = useQuery({
    ...tagValuesQuery(keyOf(wanted), wanted.prefix, projectId, issueId),
    enabled: isOpen && wanted.type === 'value' && isStored(wanted)
  })
  return useMemo(
    () =>
      isOpen
        ? suggestionsFor(context, isEmpty, {
            tagKeys: keys?.rows ?? none,
            tagValues: values?.rows ?? none,
            projects: projects?.rows.map(({ name }) => name) ?? none,
            ...(issueId === undefined ? { recent, saved: searches?.rows ?? none } : ofEvents)
          })
        : none,
    [isOpen, context, isEmpty, keys, values, projects, recent, searches, issueId]
  )
}

function keyOf(context: CompletionContext): string {
  if (!('key' in context)) return ''
  const name = context.known?.name ?? context.key.name
  return name === 'firstRelease' ? 'release' : name
}

/** Its values are kept with the events that have them. */
function isStored({
  known
}: CompletionContext & { readonly type: 'value' | 'is' | 'has' | 'operator' }): boolean {
  if (known === undefined || known.name === 'firstRelease') return true
  return known.level === 'event' && !['date', 'boolean', 'number'].includes(known.type)
}
