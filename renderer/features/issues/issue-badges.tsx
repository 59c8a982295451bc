import type { Issue, IssueSubstatus } from '../../../shared/model/issue.ts'
import { assertNever } from '../../ui/assert-never.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatTime } from '../../ui/format/time.ts'
import { untilWords } from './actions/action-words.ts'

type State = Pick<Issue, 'status' | 'substatus'> & Partial<Pick<Issue, 'archive' | 'resolution'>>

function Substatus({ substatus, archive = null }: { substatus: IssueSubstatus; archive?: Issue['archive'] }) {
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
      return <Badge title="Archived until someone reopens it">Archived</Badge>
    case 'until_escalating':
      return (
        <Badge title="Archived until it happens more often than before">Archived until it escalates</Badge>
      )
    case 'until_condition_met':
      return <UntilMet archive={archive} />
    default:
      return assertNever(substatus)
  }
}

function UntilMet({ archive }: { archive: Issue['archive'] }) {
  const words = `Archived${untilWords(archive, Date.now())}`
  const until = archive?.until
  return <Badge title={until === undefined ? words : `${words}\n${formatTime(until)}`}>{words}</Badge>
}

function Resolved({ resolution = null }: { resolution?: Issue['resolution'] }) {
  if (resolution === null) return <Badge tone="good">Resolved</Badge>
  if (resolution.in === 'release') {
    return (
      <Badge tone="good" title={`Events of releases before ${resolution.release} do not reopen it`}>
        Resolved in {resolution.release}
      </Badge>
    )
  }
  const { release } = resolution
  return (
    <Badge
      tone="good"
      title={
        release === undefined
          ? 'The next release reopens it'
          : `Events of ${release} and before do not reopen it`
      }
    >
      Resolved in the next release
    </Badge>
  )
}

/** What is notable about an issue's state, if anything is. */
export function StatusBadge({ issue: { status, substatus, archive, resolution } }: { issue: State }) {
  if (status === 'resolved') return <Resolved {...(resolution !== undefined && { resolution })} />
  if (substatus === null) return status === 'ignored' ? <Badge>Archived</Badge> : null
  return <Substatus substatus={substatus} {...(archive !== undefined && { archive })} />
}

export function UnhandledBadge() {
  return (
    <Badge quiet tone="error" title="The program did not catch it">
      Unhandled
    </Badge>
  )
}
