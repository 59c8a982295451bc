import { Link } from '@tanstack/react-router'
import { AppWindow, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ProjectDetail } from '../../../shared/contract/projects.ts'
import { projectQuery } from '../../api/arrival-queries.ts'
import { besideWords, openBeside, places } from '../../api/places.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatWhole } from '../../ui/format/number.ts'
import { Page } from '../../ui/page.tsx'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { Discards } from './discards.tsx'
import { Part } from './part.tsx'
import { ProjectName } from './project-name.tsx'
import styles from './project-page.module.css'
import type { ProjectPart } from './project-search.ts'
import { ProjectSettings } from './project-settings.tsx'
import { ProjectTabs } from './project-tabs.tsx'
import { RefusedRequests } from './refused-requests.tsx'
import { Releases } from './releases.tsx'

/** One project: what it got, how it is grouped, what went wrong on the way, and what a user decides about it. */
export function ProjectPage({
  projectId,
  part,
  rules
}: {
  projectId: string
  part: ProjectPart
  /** Its grouping rules. */
  rules: ReactNode
}) {
  const found = useLiveQuery(projectQuery(projectId))
  const project = found.data
  usePageTitle(project?.name)
  return (
    <Page
      wide
      above={
        <nav className={styles.way} aria-label="Way">
          <Link to="/projects">Projects</Link>
          <ChevronRight size={12} aria-hidden />
        </nav>
      }
      title={
        project === undefined ? (
          <span>Project {projectId}</span>
        ) : (
          <div className={styles.head}>
            <ProjectName key={project.id} project={project}>
              <ProjectMark id={project.id} />
              <span className={styles.title}>{project.name}</span>
            </ProjectName>
            <IconButton
              size="small"
              icon={AppWindow}
              label={besideWords}
              onClick={() => void openBeside(places.project(project.id))}
            />
          </div>
        )
      }
    >
      {found.isError && (
        <ErrorPanel
          what="The project cannot be shown."
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
      {found.isPending && <Skeleton width="100%" height={180} />}
      {project !== undefined && (
        <>
          <ProjectTabs projectId={projectId} shown={part} counts={{ refused: project.refused }} />
          <ErrorBoundary what="This part cannot be shown." resetKey={part}>
            <Shown project={project} part={part} rules={rules} />
          </ErrorBoundary>
        </>
      )}
    </Page>
  )
}

function Shown({ project, part, rules }: { project: ProjectDetail; part: ProjectPart; rules: ReactNode }) {
  switch (part) {
    case 'overview':
      return <Overview project={project} />
    case 'rules':
      return rules
    case 'refused':
      return (
        <>
          <Part title="Refused" note="requests that could not be read: nothing of them was kept">
            <RefusedRequests projectId={project.id} />
          </Part>
          <Part title="Dropped by the SDK" note="what it says that it never sent">
            <Discards discards={project.discards} />
          </Part>
        </>
      )
    case 'settings':
      return <ProjectSettings project={project} />
  }
}

function Overview({ project }: { project: ProjectDetail }) {
  const { id, name, shortName, platform, created, dsn } = project
  return (
    <>
      <p className={styles.lead}>
        {[shortName, platform].filter(Boolean).join(' · ')} · created <RelativeTime at={created} />
      </p>
      <Figures project={project} />
      <div className={styles.dsn}>
        <span className={styles.label}>DSN</span>
        <code title={dsn}>{dsn}</code>
        <CopyButton text={dsn} label={`Copy DSN of ${name}`}>
          Copy DSN
        </CopyButton>
      </div>
      <Part title="Releases" note="by the sessions that SDKs report">
        <Releases key={id} project={project} />
      </Part>
      <p className={styles.more}>
        <Link to="/envelopes" search={{ project: id }}>
          What else arrived for this project
        </Link>
      </p>
    </>
  )
}

function Figures({
  project: { id, events, issues, eventsWithProblems, refused }
}: {
  project: ProjectDetail
}) {
  return (
    <dl className={styles.figures}>
      <Figure label="Issues">
        <Link to="/issues" search={{ project: id, status: 'all' }} title="Show them">
          {formatWhole(issues)}
        </Link>
      </Figure>
      <Figure label="Events">{formatWhole(events)}</Figure>
      <Figure
        label="Events with problems"
        note="Something in them had to be mended, cut or left out. Each says on its page what it was."
      >
        {formatWhole(eventsWithProblems)}
      </Figure>
      <Figure label="Refused requests" note="They could not be read, so nothing of them was kept.">
        {refused === 0 ? (
          '0'
        ) : (
          <Link
            to="/projects/$projectId"
            params={{ projectId: id }}
            search={{ tab: 'refused' }}
            title="Show what was refused"
          >
            {formatWhole(refused)}
          </Link>
        )}
      </Figure>
    </dl>
  )
}

function Figure({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div className={styles.figure} title={note}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.number}>{children}</dd>
    </div>
  )
}
