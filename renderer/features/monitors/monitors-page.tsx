import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Monitor } from '../../../shared/contract/monitors.ts'
import { monitorsQuery } from '../../api/arrival-queries.ts'
import { projectsQuery, statusQuery } from '../../api/queries.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { Count } from '../../ui/count.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatDuration } from '../../ui/format/time.ts'
import { Page } from '../../ui/page.tsx'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Snippet } from '../../ui/snippet.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { cronCommand } from './cron-command.ts'
import { MonitorStatus } from './monitor-status.tsx'
import styles from './monitors-page.module.css'
import { readSchedule } from './schedule.ts'

const columns: readonly Column[] = [
  { title: 'Status', width: 104 },
  { title: 'Monitor' },
  { title: 'Schedule' },
  { title: 'Last check-in', width: 96, isNumber: true },
  { title: 'Duration', width: 104, isNumber: true, hint: 'Of the last run that ended' },
  { title: 'Check-ins', width: 76, isNumber: true }
]

/** The jobs that check in, with how their last run went. */
export function MonitorsPage() {
  const monitors = useLiveQuery(monitorsQuery)
  const { data: projects } = useQuery(projectsQuery)
  usePageTitle('Monitors')
  return (
    <Page
      wide
      title="Monitors"
      lead="Jobs that check in, and what the last check-in of each said. A job that does not check in is not noticed."
    >
      {monitors.isError && (
        <ErrorPanel
          what="The monitors cannot be listed."
          error={monitors.error}
          onRetry={() => void monitors.refetch()}
        />
      )}
      {monitors.isPending && <Skeleton width="100%" height={160} />}
      {monitors.isSuccess && monitors.data.rows.length === 0 && <NoMonitor />}
      {monitors.isSuccess && monitors.data.rows.length > 0 && (
        <Table label="Monitors" columns={columns} minWidth={680}>
          {monitors.data.rows.map((monitor) => (
            <MonitorRow
              key={monitor.id}
              monitor={monitor}
              projectName={projects?.rows.find(({ id }) => id === monitor.projectId)?.name}
            />
          ))}
        </Table>
      )}
    </Page>
  )
}

function MonitorRow({ monitor, projectName }: { monitor: Monitor; projectName: string | undefined }) {
  const { projectId, slug, config, status, updated, duration, environment, checkIns } = monitor
  const schedule = readSchedule(config)
  return (
    <tr>
      <Cell>
        <MonitorStatus status={status} />
      </Cell>
      <Cell>
        <span className={styles.slug} title={slug}>
          {slug}
        </span>
        <span className={styles.notes}>
          <Link to="/projects/$projectId" params={{ projectId }} title="Its project">
            <ProjectMark id={projectId} />
            {projectName ?? projectId}
          </Link>
          {environment !== null && <span title="Its environment"> · {environment}</span>}
        </span>
      </Cell>
      <Cell wraps title={schedule?.crontab}>
        {schedule === undefined ? (
          <span className={styles.none} title="No check-in brought a schedule">
            –
          </span>
        ) : (
          <>
            <span className={styles.words}>{schedule.words}</span>
            {schedule.notes.length > 0 && <span className={styles.notes}>{schedule.notes.join(' · ')}</span>}
          </>
        )}
      </Cell>
      <Cell isNumber>
        <RelativeTime at={updated} />
      </Cell>
      <Cell isNumber title={duration === null ? undefined : `${duration} seconds`}>
        {duration === null ? <span className={styles.none}>–</span> : formatDuration(duration * 1000)}
      </Cell>
      <Cell isNumber>
        <Link
          to="/envelopes"
          search={{ type: 'check_in', project: projectId }}
          aria-label={`Check-ins of the project, of ${slug}: ${checkIns}`}
        >
          <Count value={checkIns} noun="check-in" />
        </Link>
      </Cell>
    </tr>
  )
}

function NoMonitor() {
  const status = useQuery(statusQuery)
  const command = status.data === undefined ? undefined : cronCommand(status.data.dsn)
  return (
    <EmptyPart title="No job checked in yet">
      <p>A job is watched from its first check-in on. Let it end with one, from a shell or a crontab:</p>
      {command !== undefined && <Snippet code={command} label="Copy the command" />}
      <p>
        With <code>status=error</code> it failed, with <code>status=in_progress</code> it begins. The SDKs
        have this too: <code>Sentry.withMonitor</code>, <code>@sentry_sdk.monitor</code>.
      </p>
    </EmptyPart>
  )
}
