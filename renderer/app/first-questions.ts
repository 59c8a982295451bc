import { transport } from '../api/connection.ts'
import { startLive } from '../api/live.ts'
import { askAhead } from './ask-ahead.ts'
import { createQueries } from './queries.ts'

// The application answers while the page is still being set up, which takes longer: this comes before what draws it.

/** What the window has asked for; null in a browser that was not given a token. */
export const queries = transport === null ? null : createQueries()

if (transport !== null && queries !== null) startLive(transport, queries)

/** Resolves when all that the first page needs was answered or has failed. */
export const answered: Promise<void> = queries === null ? Promise.resolve() : askAhead(queries)
