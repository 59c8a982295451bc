import type { Change } from './change.ts'
import type { Answer } from './procedure.ts'

/** The two fixed channels between a window and the application. */
export const CALL_CHANNEL = 'culprit:call'
export const CHANGE_CHANNEL = 'culprit:change'

/** What the preload script puts on `window.bridge`. */
export interface Bridge {
  call(path: string, input: unknown): Promise<Answer>
  /** Returns how to stop listening. */
  subscribe(listener: (change: Change) => void): () => void
  readonly platform: string
}
