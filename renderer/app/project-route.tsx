import { useParams, useSearch } from '@tanstack/react-router'
import { ProjectPage } from '../features/projects/project-page.tsx'
import { GroupingRules } from '../features/rules/grouping-rules.tsx'

/** The part of a project that the address names. */
export function ProjectRoute() {
  const { projectId } = useParams({ from: '/projects/$projectId' })
  const { tab = 'overview' } = useSearch({ from: '/projects/$projectId' })
  return (
    <ProjectPage
      key={projectId}
      projectId={projectId}
      part={tab}
      rules={<GroupingRules projectId={projectId} />}
    />
  )
}
