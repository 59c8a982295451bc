import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { projectsQuery } from '../../../api/queries.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { ProjectMark } from '../../../ui/project-mark.tsx'
import { Cell, Table } from '../../../ui/table.tsx'
import type { SettingGroup } from '../setting.ts'

const columns = [{ title: 'Project' }, { title: 'Id', width: 120 }, { title: 'DSN', width: 120 }]

/** Each leads to its own page, where its name, rules and limits are. */
function Projects() {
  const projects = useQuery(projectsQuery).data?.rows
  if (!projects) return null
  return (
    <Table label="Projects" columns={columns}>
      {projects.map(({ id, name, dsn }) => (
        <tr key={id}>
          <Cell>
            <ProjectMark id={id} />
            <Link to="/projects/$projectId" params={{ projectId: id }} search={{ tab: 'settings' }}>
              {name}
            </Link>
          </Cell>
          <Cell>{id}</Cell>
          <Cell>
            <CopyButton text={dsn} label={`Copy the DSN of ${name}`}>
              Copy
            </CopyButton>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

export const projectsGroup: SettingGroup = {
  id: 'projects',
  title: 'Projects',
  settings: [
    {
      name: 'All projects',
      note: 'Name, colour, key, grouping rules, in-app rules and limits of each are on its own page. A new project number makes a new project.',
      words: 'dsn rename color rotate new rules grouping in-app fingerprint key',
      Control: Projects,
      isWide: true
    }
  ]
}
