import { GroupHead } from './group-head.tsx'
import { IssueRow } from './issue-row.tsx'
import type { ListItem } from './list-rows.ts'
import type { useListWindow } from './use-list-window.ts'

/** An issue counts as just arrived this long. */
const freshMs = 3000

interface ListLinesProps {
  items: readonly ListItem[]
  listWindow: ReturnType<typeof useListWindow>
  total: number
  projectNames: ReadonlyMap<string, string>
  /** One project's name says nothing new. */
  hideProject: boolean
  onFold: (projectId: string) => void
}

/** The lines of the list that are in sight. */
export function ListLines({ items, listWindow, total, projectNames, hideProject, onFold }: ListLinesProps) {
  const { lines, topOf, stuck } = listWindow
  const now = Date.now()
  return lines.map(({ index }) => {
    const item = items[index]
    if (item === undefined) return null
    if (item.type === 'head') {
      return (
        <GroupHead
          key={`project ${item.id}`}
          id={item.id}
          name={projectNames.get(item.id) ?? item.id}
          total={item.total}
          isFolded={item.isFolded}
          top={index === stuck ? undefined : topOf(index)}
          onFold={onFold}
        />
      )
    }
    const { issue, position } = item
    return (
      <IssueRow
        key={item.id}
        issue={issue}
        projectName={hideProject ? undefined : projectNames.get(issue.projectId)}
        position={position}
        total={total}
        top={topOf(index)}
        isNew={now - issue.firstSeen < freshMs}
      />
    )
  })
}
