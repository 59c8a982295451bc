import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { issueQuery } from '../api/queries.ts'
import { useIssueActions } from '../features/issues/issue-actions.ts'

/** An issue that is open so long was looked at, ms. */
const lookMs = 1000

/** Marks an issue as seen that one rests on; passing by does not count. */
export function useSeen(issueId: string | undefined) {
  const queries = useQueryClient()
  const { markSeen } = useIssueActions()
  useEffect(() => {
    if (issueId === undefined) return
    const timer = setTimeout(async () => {
      const issue = await queries.ensureQueryData(issueQuery(issueId)).catch(() => undefined)
      if (issue?.seen === null) void markSeen(issue.id)
    }, lookMs)
    return () => clearTimeout(timer)
  }, [queries, issueId, markSeen])
}
