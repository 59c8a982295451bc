import { useParams } from '@tanstack/react-router'
import { ProjectPage } from '../features/projects/project-page.tsx'

export { MonitorsPage } from '../features/monitors/monitors-page.tsx'
export { ProjectsPage } from '../features/projects/projects-page.tsx'
export { RefusalsPage } from '../features/refusals/refusals-page.tsx'
export { SettingsPage } from '../features/settings/settings-page.tsx'

export function Project() {
  const { projectId } = useParams({ from: '/projects/$projectId' })
  return <ProjectPage projectId={projectId} />
}
