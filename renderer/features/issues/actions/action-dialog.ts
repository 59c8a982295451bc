import { create } from 'zustand'
import type { IssueTargets } from '../issue-actions.ts'

/** A question that an action asks before it is done. */
export type ActionQuestion =
  | { readonly type: 'archive'; readonly until: 'time' | 'events' | 'users'; readonly targets: IssueTargets }
  | { readonly type: 'release'; readonly targets: IssueTargets; readonly releases: readonly string[] }

/** The one that is asked now. */
export const useActionQuestion = create<{ question: ActionQuestion | null }>(() => ({ question: null }))

export function ask(question: ActionQuestion | null) {
  useActionQuestion.setState({ question })
}
