import { filtersOn, removeFilters, replaceFilter } from '../../../../shared/search/edit.ts'
import { formatFilter } from '../../../../shared/search/format.ts'
import type { Filter } from '../../../../shared/search/syntax-tree.ts'

/** The releases that a search asks for; undefined where it asks in another way than by their names. */
export function releasesIn(query: string): string[] | undefined {
  const filters = filtersOn(query, 'release')
  const values = filters.map(releasesOf)
  return filters.length > 1 || values.includes(undefined) ? undefined : (values[0] ?? [])
}

function releasesOf({ negated, operator, value }: Filter): string[] | undefined {
  if (negated || operator !== '=') return undefined
  const items = value.type === 'list' ? value.items : [value]
  const texts = items.flatMap((item) => (item.type === 'text' ? [item.text] : []))
  return texts.length === items.length ? texts : undefined
}

/** A search that asks for some releases, and for any where there are none. */
export function withReleases(query: string, releases: readonly string[]): string {
  const items = releases.map((text) => ({ type: 'text', text }) as const)
  const [only, ...others] = items
  if (only === undefined) return removeFilters(query, 'release')
  const value = others.length === 0 ? only : ({ type: 'list', items } as const)
  const filter = formatFilter({
    key: { type: 'plain', name: 'release' },
    negated: false,
    operator: '=',
    value
  })
  return replaceFilter(query, 'release', filter)
}
