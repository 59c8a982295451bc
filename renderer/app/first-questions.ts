import type { QueryClient } from '@tanstack/react-query'
import { transport } from '../api/connection.ts'
import { isDesktop } from '../api/desktop.ts'
import { startLive } from '../api/live.ts'
import { askAhead } from './ask-ahead.ts'
import { createQueries } from './queries.ts'

export interface FirstQuestions {
  readonly queries: QueryClient
  /** Resolves when all that the first page needs was answered or has failed. */
  readonly answered: Promise<void>
}

/**
 * Asks the application for what the first page shows: it answers while the page is still being set up, which takes longer.
 * Null in a browser that was not given a token: there is nobody to ask then.
 */
export function askFirst(): FirstQuestions | null {
  if (transport === null) return null
  const queries = createQueries()
  // what the desktop is asked while it is listened to need not be asked again; a browser opens a stream for that, and its
  // questions shall not wait behind it
  if (isDesktop) startLive(transport, queries)
  const answered = askAhead(queries)
  if (!isDesktop) startLive(transport, queries)
  return { queries, answered }
}
