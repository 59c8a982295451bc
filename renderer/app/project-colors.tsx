import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { Project } from '../../shared/model/project.ts'
import { projectsQuery } from '../api/queries.ts'
import { ProjectColors } from '../ui/project-mark.tsx'

/** Tells everything inside which colour each project has. */
export function WithProjectColors({ children }: { children: ReactNode }) {
  const { data: pairs } = useQuery({ ...projectsQuery, select: colorsOf })
  const colors = useMemo(() => new Map(pairs), [pairs])
  return <ProjectColors value={colors}>{children}</ProjectColors>
}

/** Pairs are compared one by one: as long as no colour changes they are the same ones. */
function colorsOf({ rows }: { rows: readonly Project[] }) {
  return rows.map(({ id, color }) => [id, color] as const)
}
