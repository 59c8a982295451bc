import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { builtInRulesQuery } from '../../api/rule-queries.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './built-in-rules.module.css'

/** Culprit's own rules, which come before those of a project. They can be read and searched, not changed. */
export function BuiltInRules({ kind }: { kind: 'stackRules' | 'fingerprintRules' }) {
  const [search, setSearch] = useState('')
  const found = useQuery(builtInRulesQuery)
  if (found.isPending) return <Skeleton width="100%" height={200} />
  if (found.isError) return <ErrorPanel what="The rules cannot be read." error={found.error} />
  const wanted = search.trim().toLowerCase()
  const lines = found.data[kind].split('\n')
  const shown = wanted === '' ? lines : lines.filter((line) => line.toLowerCase().includes(wanted))
  return (
    <div className={styles.root}>
      <p className={styles.lead}>
        {kind === 'stackRules'
          ? 'They run before the project’s rules, which therefore have the last word.'
          : 'They are asked after the project’s rules: the first one that fits wins.'}
      </p>
      <SearchField label="Search Culprit’s own rules" value={search} onChange={setSearch} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by key */}
      <section className={styles.text} tabIndex={0} aria-label="Rules">
        <pre>{shown.length === 0 ? 'No rule says that.' : shown.join('\n')}</pre>
      </section>
    </div>
  )
}
