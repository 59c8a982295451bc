import type { Issue, IssueSubstatus } from '../../../shared/model/issue.ts'
import { assertNever } from '../../ui/assert-never.ts'
import { Badge } from '../../ui/badge.tsx'

function Substatus({ substatus }: { substatus: IssueSubstatus }) {
  switch (substatus) {
    case 'new':
      return (
        <Badge quiet tone="warning" title="Seen for the first time in the last week">
          New
        </Badge>
      )
    case 'regressed':
      return (
        <Badge tone="error" title="It was resolved, and came back">
          Regressed
        </Badge>
      )
    case 'escalating':
      return (
        <Badge tone="error" title="It happens more often than before">
          Escalating
        </Badge>
      )
    case 'ongoing':
      return null
    case 'forever':
      return <Badge title="Until someone reopens it">Archived</Badge>
    case 'until_escalating':
      return <Badge title="Until it happens more often than before">Archived</Badge>
    case 'until_condition_met':
      return <Badge title="Until its condition is met">Archived</Badge>
    default:
      return assertNever(substatus)
  }
}

/** What is notable about an issue's state, if anything is. */
export function StatusBadge({
  issue: { status, substatus }
}: {
  issue: Pick<Issue, 'status' | 'substatus'>
}) {
  if (status === 'resolved') return <Badge tone="good">Resolved</Badge>
  if (substatus === null) return status === 'ignored' ? <Badge>Archived</Badge> : null
  return <Substatus substatus={substatus} />
}

export function UnhandledBadge() {
  return (
    <Badge quiet tone="error" title="The program did not catch it">
      Unhandled
    </Badge>
  )
}
