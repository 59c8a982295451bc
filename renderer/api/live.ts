import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { create } from 'zustand'
import type { Change } from '../../shared/contract/change.ts'
import { createFeed, useFeed } from './feed.ts'
import { keys } from './keys.ts'
import type { Connection, Transport } from './transport.ts'

/** Changes are gathered this long, so that a burst refetches at most a few times a second. */
const gatherMs = 350

/** From so many on a change's list of ids may be cut, and any issue may be meant. */
const mostIds = 500

/** What happened to issues since the last batch. */
export interface IssueChanges {
  readonly ids: ReadonlySet<string>
  readonly created: ReadonlySet<string>
}

export const useConnection = create<{ connection: Connection }>(() => ({
  connection: 'connecting'
}))

const issueChanges = createFeed<IssueChanges>()
const arrivals = createFeed<undefined>()

/** Calls back when issues changed, a few times a second at most. */
export function useIssueChanges(listener: (changes: IssueChanges) => void) {
  useFeed(issueChanges, listener)
}

/** Calls back when anything arrived or was refused, a few times a second at most. */
export function useArrivals(listener: () => void) {
  useFeed(arrivals, listener)
}

interface Batch {
  readonly topics: Set<Change['topic']>
  readonly ids: Set<string>
  readonly created: Set<string>
}

const emptyBatch = (): Batch => ({
  topics: new Set(),
  ids: new Set(),
  created: new Set()
})

/**
 * Marks lists that nobody shows as stale, so that they are asked again when they are. An answer still on its way to
 * one is older than the change and would pass for fresh: it is not waited for.
 */
function markHidden(queries: QueryClient, queryKey: QueryKey) {
  void queries.cancelQueries({ queryKey, type: 'inactive' })
  void queries.invalidateQueries({ queryKey, type: 'inactive', refetchType: 'none' })
}

/** Refetches what the changes touch and is shown; what is not shown is only marked as stale. */
function apply(batch: Batch, queries: QueryClient) {
  const { topics, ids } = batch
  // The state counts events, so a change of issues is one of the state too, and so is whatever else arrived.
  if (topics.has('status') || topics.has('issues')) {
    void queries.invalidateQueries({ queryKey: keys.status })
    markHidden(queries, keys.arrivals)
    arrivals.tell(undefined)
  }
  if (topics.has('settings')) void queries.invalidateQueries({ queryKey: keys.settings })
  if (topics.has('projects')) {
    void queries.invalidateQueries({ queryKey: keys.projects })
    void queries.invalidateQueries({ queryKey: keys.projectDetails })
  }
  if (!topics.has('issues')) return
  markHidden(queries, keys.issueLists)
  // A list in sight refetches itself, as it knows what is being read. It may be in sight and not listen yet.
  if (issueChanges.hasListeners()) issueChanges.tell(batch)
  else void queries.invalidateQueries({ queryKey: keys.issueLists })
  if (ids.size >= mostIds) void queries.invalidateQueries({ queryKey: ['issue'] })
  for (const id of ids) {
    void queries.invalidateQueries({ queryKey: keys.issue(id) })
    queries.removeQueries({ queryKey: keys.recommended(id), type: 'inactive' })
  }
}

/**
 * What changed while nobody listened was not announced. What is being asked just now is waited for and then asked
 * once more: its answer may have been made before the listening began.
 */
async function catchUp(queries: QueryClient) {
  const asked = queries.getQueryCache().findAll({ fetchStatus: 'fetching' })
  await queries.invalidateQueries({}, { cancelRefetch: false })
  for (const { queryKey } of asked) void queries.invalidateQueries({ queryKey, exact: true })
}

/** Listens to the application and keeps the queries fresh. Gives how to stop. */
export function startLive(transport: Transport, queries: QueryClient): () => void {
  let batch = emptyBatch()
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush() {
    timer = undefined
    const gathered = batch
    batch = emptyBatch()
    apply(gathered, queries)
  }

  const stop = transport.subscribe({
    onChange(change) {
      batch.topics.add(change.topic)
      if (change.topic === 'issues') {
        for (const id of change.ids) batch.ids.add(id)
        for (const id of change.created) batch.created.add(id)
      }
      timer ??= setTimeout(flush, gatherMs)
    },
    onConnection(connection) {
      const known = useConnection.getState().connection
      // a token that was refused is not taken the next time either
      if (known === 'refused') return stop()
      const wasOpen = known === 'open'
      useConnection.setState({ connection })
      if (connection === 'open' && !wasOpen) void catchUp(queries)
    }
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
