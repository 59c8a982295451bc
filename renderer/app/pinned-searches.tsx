import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import type { SavedSearch } from '../../shared/contract/searches.ts'
import { searchesQuery } from '../api/search-queries.ts'
import { fromWhole, readIssueSearch, toFilters } from '../features/issues/issue-filters.ts'
import { classNames } from '../ui/class-names.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import styles from './rail.module.css'

/** Saved searches that are pinned to the rail, each by the first letters of its name. */
export function PinnedSearches() {
  const { data } = useQuery(searchesQuery)
  const pinned = data?.rows.filter((search) => search.pinned) ?? []
  if (pinned.length === 0) return null
  return (
    <div className={styles.pinned}>
      {pinned.map((search) => (
        <Pinned key={search.id} search={search} />
      ))}
    </div>
  )
}

function Pinned({ search: { name, query, sort } }: { search: SavedSearch }) {
  const isHere = useRouterState({
    select: ({ location: { pathname, search } }) => {
      if (!pathname.startsWith('/issues')) return false
      const shown = toFilters(readIssueSearch(search))
      return shown.query === query && shown.sort === sort
    }
  })
  return (
    <Tooltip label={`${name}\n${query === '' ? 'all issues' : query}`} side="right">
      <Link
        to="/issues"
        search={fromWhole(query, sort)}
        className={classNames(styles.place, styles.pin, isHere && styles.here)}
        aria-label={`Saved search: ${name}`}
        aria-current={isHere ? 'page' : undefined}
      >
        {lettersOf(name)}
      </Link>
    </Tooltip>
  )
}

/** `Checkout errors` → `CE`, `Web` → `We`. */
function lettersOf(name: string): string {
  const [first = '', second] = name.split(/[\s_.:/-]+/).filter(Boolean)
  const letters = [...first]
  return second === undefined
    ? letters.slice(0, 2).join('')
    : `${letters[0] ?? ''}${[...second][0] ?? ''}`.toUpperCase()
}
