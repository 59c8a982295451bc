import { create } from 'zustand'
import { listOf, textOf } from '../../../ui/read-value.ts'

const storageKey = 'culprit.recentSearches'
const most = 12
const readRecent = listOf(textOf(1), most)

/** Reads what was stored; anything unreadable counts as nothing stored. */
function stored(): readonly string[] {
  try {
    return readRecent(JSON.parse(localStorage.getItem(storageKey) ?? '[]')) ?? []
  } catch {
    return []
  }
}

/** What was searched for lately, the latest first. It belongs to the browser or window, not to the store. */
export const useRecentSearches = create<{ recent: readonly string[] }>(() => ({ recent: stored() }))

export function rememberSearch(text: string) {
  const query = text.trim()
  if (query === '') return
  const recent = withSearch(useRecentSearches.getState().recent, query)
  useRecentSearches.setState({ recent })
  localStorage.setItem(storageKey, JSON.stringify(recent))
}

/** The list with a search at its front, once. What is only a beginning of it was on the way there, and goes. */
export function withSearch(recent: readonly string[], query: string): string[] {
  return [query, ...recent.filter((one) => !query.startsWith(one))].slice(0, most)
}
