import type { ProjectDetail } from '../../../shared/contract/projects.ts'
import type { ReleaseHealth } from '../../../shared/contract/releases.ts'
import { releasesQuery } from '../../api/arrival-queries.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { Count } from '../../ui/count.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatRate, formatShare, formatWhole } from '../../ui/format/number.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Snippet } from '../../ui/snippet.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import styles from './project-page.module.css'
import { releaseSnippet, reportsSessions } from './release-snippets.ts'

const columns: readonly Column[] = [
  { title: 'Release' },
  {
    title: 'Crash-free sessions',
    width: 90,
    isNumber: true,
    hint: 'Share of the sessions that did not crash'
  },
  {
    title: 'Crash-free users',
    width: 90,
    isNumber: true,
    hint: 'Share of the users to whom no session crashed'
  },
  { title: 'Sessions', width: 76, isNumber: true },
  { title: 'Users', width: 60, isNumber: true, hint: 'Users that the SDK tells apart' },
  { title: 'Crashed', width: 72, isNumber: true },
  { title: 'Errored', width: 72, isNumber: true, hint: 'Sessions with an error that did not crash' },
  {
    title: 'Abnormal',
    width: 78,
    isNumber: true,
    hint: 'Sessions that ended neither by themselves nor by a crash'
  },
  { title: 'First', width: 56, isNumber: true, hint: 'Hour of the first session' },
  { title: 'Last', width: 44, isNumber: true, hint: 'Hour of the last session' }
]

/** How healthy each release is, by the sessions that SDKs report. */
export function Releases({ project: { id, dsn, platform } }: { project: ProjectDetail }) {
  const releases = useLiveQuery(releasesQuery(id))
  if (releases.isError) {
    return (
      <ErrorPanel
        what="The releases cannot be listed."
        error={releases.error}
        onRetry={() => void releases.refetch()}
      />
    )
  }
  if (releases.isPending) return <Skeleton width="100%" height={96} />
  if (releases.data.rows.length === 0) {
    return (
      <EmptyPart title="No session was reported yet">
        {!reportsSessions(platform) && (
          <p>The SDK of this platform reports no sessions itself; another program of the project may.</p>
        )}
        <p>
          Most SDKs report sessions by themselves once they know the release: browsers and apps for each visit
          or start, servers for each request.
        </p>
        <Snippet code={releaseSnippet(platform, dsn)} label="Copy the snippet" />
      </EmptyPart>
    )
  }
  return (
    <Table label="Releases" columns={columns} minWidth={780}>
      {releases.data.rows.map((release) => (
        <ReleaseRow key={release.release} release={release} />
      ))}
    </Table>
  )
}

function ReleaseRow({ release }: { release: ReleaseHealth }) {
  const { sessions, errored, abnormal, crashed, crashFreeSessions, users, crashFreeUsers } = release
  const share = (part: number) =>
    `${formatWhole(part)} of ${formatWhole(sessions)}: ${formatShare(part, sessions)}`
  return (
    <tr>
      <Cell title={release.release}>
        <span className={styles.release}>{release.release}</span>
      </Cell>
      <Cell isNumber>
        <Rate value={crashFreeSessions} of="session" />
      </Cell>
      <Cell isNumber>
        <Rate value={crashFreeUsers} of="user" />
      </Cell>
      <Cell isNumber>
        <Count value={sessions} noun="session" />
      </Cell>
      <Cell isNumber>
        <Count value={users} noun="user" />
      </Cell>
      {[crashed, errored, abnormal].map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always the same three
        <Cell key={index} isNumber title={share(part)}>
          <span className={part === 0 ? styles.none : undefined}>{formatWhole(part)}</span>
        </Cell>
      ))}
      <Cell isNumber>
        <RelativeTime at={release.firstSession} bare label="First session in the hour from" />
      </Cell>
      <Cell isNumber>
        <RelativeTime at={release.lastSession} bare label="Last session in the hour from" />
      </Cell>
    </tr>
  )
}

function Rate({ value, of }: { value: number | null; of: string }) {
  if (value === null) {
    return (
      <span className={styles.none} title={`No ${of} is known by name`}>
        –
      </span>
    )
  }
  return <span className={styles.rate}>{formatRate(value)}</span>
}
