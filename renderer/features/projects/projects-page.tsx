import { Link } from '@tanstack/react-router'
import type { Project } from '../../../shared/model/project.ts'
import { projectsQuery } from '../../api/queries.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Count } from '../../ui/count.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { Page } from '../../ui/page.tsx'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { ProjectName } from './project-name.tsx'
import styles from './projects-page.module.css'

const columns: readonly Column[] = [
  { title: 'Name' },
  { title: 'DSN' },
  { title: 'Events', width: 76, isNumber: true },
  { title: 'Issues', width: 76, isNumber: true },
  { title: 'Created', width: 84, isNumber: true }
]

/** All projects. A project comes into being with the first thing that arrives for it. */
export function ProjectsPage() {
  // Counts of projects grow without being announced as a change of projects.
  const projects = useLiveQuery({ ...projectsQuery, refetchOnMount: 'always' })
  usePageTitle('Projects')
  return (
    <Page title="Projects" lead="A project appears by itself when the first event with its DSN arrives.">
      {projects.isError && (
        <ErrorPanel
          what="The projects cannot be listed."
          error={projects.error}
          onRetry={() => void projects.refetch()}
        />
      )}
      {projects.isPending && <Skeleton width="100%" height={120} />}
      {projects.isSuccess && (
        <Table label="Projects" columns={columns} minWidth={620}>
          {projects.data.rows.map((project) => (
            <ProjectRow key={project.id} project={project} />
          ))}
        </Table>
      )}
    </Page>
  )
}

function ProjectRow({ project }: { project: Project }) {
  const { id, name, shortName, dsn, platform, events, issues, created } = project
  return (
    <tr>
      <Cell>
        <ProjectName project={project}>
          <ProjectMark id={id} />
          <Link to="/projects/$projectId" params={{ projectId: id }} className={styles.name} title={name}>
            {name}
          </Link>
        </ProjectName>
        <span className={styles.note}>{[shortName, platform].filter(Boolean).join(' · ')}</span>
      </Cell>
      <Cell>
        <div className={styles.dsn}>
          <code title={dsn}>{dsn}</code>
          <CopyButton text={dsn} label={`Copy the DSN of ${name}`} />
        </div>
      </Cell>
      <Cell isNumber>
        <Count value={events} noun="event" />
      </Cell>
      <Cell isNumber>
        <Link to="/issues" search={{ project: id }} aria-label={`Issues of ${name}: ${issues}`}>
          <Count value={issues} noun="issue" />
        </Link>
      </Cell>
      <Cell isNumber>
        <RelativeTime at={created} />
      </Cell>
    </tr>
  )
}
