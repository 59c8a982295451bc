import type { IssueChanges } from '../../../shared/contract/issues.ts'
import type { Context } from './context.ts'

/** Tells every window what changed, and passes it on. */
export function announceIssues(context: Pick<Context, 'announcer'>, changes: IssueChanges): IssueChanges {
  if (changes.changed.length > 0) context.announcer.issuesChanged(changes.changed.map(({ id }) => id))
  return changes
}
