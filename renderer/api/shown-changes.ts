import type { IssueDetail, IssuePage } from '../../shared/contract/issues.ts'
import type { IssueFilters } from './issue-lists.ts'

/** A change to issues that is shown before the core has made it. */
export interface ShownChange {
  /** A page of a list as it is after the change. */
  readonly inPage: (page: IssuePage, filters: IssueFilters) => IssuePage
  readonly inDetail: (issue: IssueDetail) => IssueDetail
}

/** Those that the core has not answered yet, in their order. */
const unanswered = new Set<ShownChange>()

/** What an answer that is on its way may not know of: for each question what was unanswered at any time since it was asked. */
const unknownTo = new Set<Set<ShownChange>>()

/**
 * Begins to show a change: until its end, answers that know nothing of it are shown as if they did. Gives how it ends:
 * with the change made, or not.
 */
export function beginChange(change: ShownChange): (isMade: boolean) => void {
  unanswered.add(change)
  for (const changes of unknownTo) changes.add(change)
  return (isMade) => {
    unanswered.delete(change)
    if (!isMade) for (const changes of unknownTo) changes.delete(change)
  }
}

/** Asks the core, and gives the answer with the changes that it may have been made without, in their order. */
export async function askAsShown<Answer>(
  ask: () => Promise<Answer>,
  apply: (change: ShownChange, answer: Answer) => Answer
): Promise<Answer> {
  const changes = new Set(unanswered)
  unknownTo.add(changes)
  try {
    let answer: Answer = await ask()
    for (const change of changes) answer = apply(change, answer)
    return answer
  } finally {
    unknownTo.delete(changes)
  }
}
