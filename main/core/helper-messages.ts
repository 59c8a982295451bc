import type { GroupingRules } from '../../shared/model/project.ts'
import type { Submission } from '../ingest/submission.ts'
import type { Prepared } from './prepare-arrival.ts'

/** To the thread that helps the core to derive what is stored. */
export interface ToHelper {
  readonly id: number
  readonly submission: Submission
  readonly rules: GroupingRules | undefined
}

export interface FromHelper {
  readonly id: number
  /** Absent where it failed: then the core does it itself, and meets the error where it is handled. */
  readonly prepared: Prepared | undefined
}
