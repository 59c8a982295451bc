import { parseSearch } from '../../../shared/search/parse.ts'
import { ProblemWords } from './search/problem-words.tsx'
import styles from './search-mistake.module.css'

/** What is wrong with the search, over the issues of the one before. */
export function SearchMistake({ query }: { query: string }) {
  const { problems } = parseSearch(query)
  if (problems.length === 0) return null
  return (
    <div className={styles.mistake} role="alert">
      <p className={styles.title}>This search cannot be read.</p>
      <ProblemWords text={query} problems={problems} />
    </div>
  )
}
