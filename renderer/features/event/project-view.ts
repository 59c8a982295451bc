import { z } from 'zod'
import { create } from 'zustand'
import { TraceOption } from './stacktrace/trace-options.ts'

/** What a window remembers of how the events of one project are shown. */
const ProjectView = z.object({
  /** How stack traces are told. */
  trace: z.array(TraceOption).catch([]),
  /** Keys of the highlights; absent where the platform's own ones stand. */
  highlights: z.array(z.string()).optional().catch(undefined)
})
type ProjectView = z.infer<typeof ProjectView>

const ProjectViews = z.record(z.string(), ProjectView)
type ProjectViews = z.infer<typeof ProjectViews>

const storageKey = 'culprit.projects'
const plain: ProjectView = { trace: [] }

/** Reads what was stored; anything unreadable counts as nothing stored. */
export function parseProjectViews(stored: string | null): ProjectViews {
  try {
    return ProjectViews.parse(JSON.parse(stored ?? '{}'))
  } catch {
    return {}
  }
}

const useProjectViews = create<{ readonly views: ProjectViews }>(() => ({
  views: parseProjectViews(localStorage.getItem(storageKey))
}))

// another window of the application may have changed it
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === storageKey) useProjectViews.setState({ views: parseProjectViews(newValue) })
})

/** How the events of a project are shown now. */
export function projectView(projectId: string): ProjectView {
  return useProjectViews.getState().views[projectId] ?? plain
}

/** The same for a component, which follows it. */
export function useProjectView(projectId: string): ProjectView {
  return useProjectViews(({ views }) => views[projectId] ?? plain)
}

/** Changes how the events of a project are shown, and keeps it for the next start. */
export function setProjectView(projectId: string, change: Partial<ProjectView>) {
  const { views } = useProjectViews.getState()
  const next = { ...views, [projectId]: { ...projectView(projectId), ...change } }
  useProjectViews.setState({ views: next })
  localStorage.setItem(storageKey, JSON.stringify(next))
}
