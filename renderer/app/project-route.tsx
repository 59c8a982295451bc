import { useParams } from '@tanstack/react-router'
import { ProjectPage } from '../features/projects/project-page.tsx'

/** The project that the address names. */
export function ProjectRoute() {
  const { projectId } = useParams({ from: '/projects/$projectId' })
  return <ProjectPage projectId={projectId} />
}
