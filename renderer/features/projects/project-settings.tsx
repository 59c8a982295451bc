import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProjectDetail } from '../../../shared/contract/projects.ts'
import { client } from '../../api/connection.ts'
import { projectSettingsQuery } from '../../api/rule-queries.ts'
import { CheckLine } from '../../ui/check-line.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Copied } from './copied.tsx'
import { DiscardedIssues } from './discarded-issues.tsx'
import { Part } from './part.tsx'
import { ProjectColorChoice } from './project-color.tsx'
import { ProjectKey } from './project-key.tsx'
import { ProjectName } from './project-name.tsx'
import styles from './project-page.module.css'
import { ProjectRetention } from './project-retention.tsx'

/** What a user decides about a project, but for its rules. */
export function ProjectSettings({ project }: { project: ProjectDetail }) {
  const { id, name, dsn, shortName } = project
  return (
    <>
      <Part title="Project" note="how it is called, and how events find it">
        <dl className={styles.terms}>
          <dt>Name</dt>
          <dd>
            <ProjectName project={project}>
              <span className={styles.title}>{name}</span>
            </ProjectName>
          </dd>
          <dt>Colour</dt>
          <dd>
            <ProjectColorChoice project={project} />
          </dd>
          <dt>Short name</dt>
          <dd>
            <code>{shortName}</code>
            <span className={styles.word}>
              begins the short ids of its issues, and stays when it is renamed
            </span>
          </dd>
          <dt>Id</dt>
          <dd>
            <Copied text={id} label="Copy the project’s id" />
          </dd>
          <dt>DSN</dt>
          <dd>
            <Copied text={dsn} label={`Copy the DSN of ${name}`} />
          </dd>
          <dt>Public key</dt>
          <dd>
            <ProjectKey project={project} />
          </dd>
          <dt>Other machines</dt>
          <dd>
            <span>
              need{' '}
              {project.hasOwnKey ? (
                'this key to send to it'
              ) : (
                <>
                  the key that the{' '}
                  <Link to="/settings" search={{ section: 'listener' }}>
                    listener’s settings
                  </Link>{' '}
                  show
                </>
              )}
            </span>
          </dd>
        </dl>
      </Part>
      <Part title="Time" note="of events that arrive late">
        <OldTimestamps projectId={id} />
      </Part>
      <Part title="How much is kept" note="of this project">
        <ProjectRetention key={id} projectId={id} />
      </Part>
      <Part title="Discarded" note="what is thrown away because of a delete">
        <DiscardedIssues projectId={id} />
      </Part>
    </>
  )
}

function OldTimestamps({ projectId }: { projectId: string }) {
  const queries = useQueryClient()
  const query = projectSettingsQuery(projectId)
  const settings = useQuery(query)
  /** What was chosen and is not saved yet: it counts at once, also while this is drawn for another reason. */
  const [chosen, setChosen] = useState<boolean>()
  const change = useMutation({
    // an answer on its way does not know of it
    onMutate: () => queries.cancelQueries({ queryKey: query.queryKey }),
    mutationFn: (clampsOldTimestamps: boolean) =>
      client.projects.configure({ id: projectId, settings: { clampsOldTimestamps } }),
    onSuccess: (saved) => queries.setQueryData(query.queryKey, saved),
    onError: (error) => toast({ text: `Nothing was changed: ${error.message}`, tone: 'error' }),
    onSettled: () => setChosen(undefined)
  })
  if (settings.isPending) return <Skeleton width="100%" height={40} />
  if (settings.isError) {
    return (
      <ErrorPanel
        what="The settings cannot be read."
        error={settings.error}
        onRetry={() => void settings.refetch()}
      />
    )
  }
  const clampsOldTimestamps = chosen ?? settings.data.clampsOldTimestamps
  return (
    <CheckLine
      label="Believe old timestamps"
      note="An event may be dated however long ago: for captures that are replayed. Off: one that says it is older than 30 days is dated to its arrival, since its clock is likely to be wrong. Holds for events to come."
      isChecked={!clampsOldTimestamps}
      onChange={(isBelieved) => {
        setChosen(!isBelieved)
        change.mutate(!isBelieved)
      }}
    />
  )
}
