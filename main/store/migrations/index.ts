import { initial } from './0001-initial.ts'
import { search } from './0002-search.ts'
import { faster } from './0003-faster.ts'
import { journal } from './0004-journal.ts'
import { writtenOnce } from './0005-written-once.ts'
import { filesAndFeedback } from './0006-files-and-feedback.ts'
import { packedEvents } from './0007-packed-events.ts'
import { mergedInSteps } from './0008-merged-in-steps.ts'

/** In order; a store's `user_version` is how many of them it has. Never change one that was released. */
export const migrations: readonly string[] = [
  initial,
  search,
  faster,
  journal,
  writtenOnce,
  filesAndFeedback,
  packedEvents,
  mergedInSteps
]
