import { useStable } from '../../ui/use-stable.ts'
import { issueCommands } from './commands.ts'
import styles from './event-search.module.css'
import { findHit, type Hit } from './find-hit.ts'
import { SearchField } from './search/search-field.tsx'

interface EventSearchProps {
  issueId: string
  projectId: string | undefined
  query: string
  onQuery: (query: string) => void
  /** The id of an event was typed. */
  onHit: (hit: Hit) => void
}

/** Which events of the open issue are meant, in the same language as the search for issues. */
export function EventSearch({ issueId, projectId, query, onQuery, onHit }: EventSearchProps) {
  const submit = useStable(async (text: string) => {
    const hit = await findHit(text)
    if (hit?.eventId !== undefined) onHit(hit)
  })
  return (
    <div className={styles.search}>
      <SearchField
        key={issueId}
        label="Search the events of this issue"
        placeholder="Filter events, or find an id"
        command={issueCommands.searchEvents}
        issueId={issueId}
        projectId={projectId}
        query={query}
        onQuery={onQuery}
        onSubmit={submit}
      />
    </div>
  )
}
