import type { GroupingRules } from '../../shared/model/project.ts'
import type { Submission } from '../ingest/submission.ts'
import type { PackedEvent } from '../store/packed-event.ts'
import type { Dictionary } from '../store/payload-codec.ts'
import type { Grouped } from './group-stored.ts'
import type { Prepared } from './prepare-arrival.ts'

/**
 * To the thread that helps the core to derive what is stored, and what to answer with. Several go as one message: to
 * pass one on costs about as much as to compress an event.
 */
export type ToHelper =
  | Request
  /** Something to compress with from now on. Nothing is answered. */
  | {
      readonly kind: 'teach'
      readonly projectId: string
      readonly hash: string
      readonly dictionary: Dictionary
    }

export type Request = { readonly id: number; readonly rules: GroupingRules | undefined } & (
  | { readonly kind: 'prepare'; readonly submission: Submission }
  | { readonly kind: 'group'; readonly events: readonly PackedEvent[] }
)

export interface FromHelper {
  readonly id: number
  /** Absent where it failed: then the core does it itself, and meets the error where it is handled. */
  readonly result: Prepared | readonly Grouped[] | undefined
}
