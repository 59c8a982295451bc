import { createContext, useContext } from 'react'
import type { ProjectColor } from '../../shared/model/project.ts'
import { defaultColor } from '../../shared/model/project-color.ts'
import styles from './project-mark.module.css'

/** The colours of the projects by their ids. */
export const ProjectColors = createContext<ReadonlyMap<string, ProjectColor>>(new Map())

/** A project's colour, to stand before its name: what it says, the name says too. */
export function ProjectMark({ id }: { id: string }) {
  const color = useContext(ProjectColors).get(id) ?? defaultColor(id)
  return <ColorMark color={color} />
}

export function ColorMark({ color }: { color: ProjectColor }) {
  const backgroundColor = `var(--project-${color})`
  return <span className={styles.mark} style={{ backgroundColor }} data-color={color} aria-hidden />
}
