import { Link } from '@tanstack/react-router'
import { classNames } from '../../ui/class-names.ts'
import { formatWhole } from '../../ui/format/number.ts'
import type { ProjectPart } from './project-search.ts'
import styles from './project-tabs.module.css'

const titles: Readonly<Record<ProjectPart, string>> = {
  overview: 'Overview',
  rules: 'Grouping rules',
  refused: 'Refused and dropped',
  settings: 'Settings'
}

/** The parts of a project, each with its address. */
export function ProjectTabs({
  projectId,
  shown,
  counts
}: {
  projectId: string
  shown: ProjectPart
  counts: Partial<Record<ProjectPart, number>>
}) {
  return (
    <nav className={styles.tabs} aria-label="Parts of the project">
      {(Object.keys(titles) as ProjectPart[]).map((part) => (
        <Link
          key={part}
          to="/projects/$projectId"
          params={{ projectId }}
          search={part === 'overview' ? {} : { tab: part }}
          className={classNames(styles.tab, part === shown && styles.shown)}
          aria-current={part === shown ? 'page' : undefined}
        >
          {titles[part]}
          {(counts[part] ?? 0) > 0 && <span className={styles.count}>{formatWhole(counts[part] ?? 0)}</span>}
        </Link>
      ))}
    </nav>
  )
}
