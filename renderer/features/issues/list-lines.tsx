import { GroupHead } from './group-head.tsx'
import { IssueRow } from './issue-row.tsx'
import type { ListItem } from './list-rows.ts'
import type { useListWindow } from './use-list-window.ts'

/** An issue counts as just arrived this long. */
const freshMs = 3000

interface LinesProps {
  items: readonly ListItem[]
  listWindow: ReturnType<typeof useListWindow>
  projectNames: ReadonlyMap<string, string>
}

interface HeadLinesProps extends LinesProps {
  onFold: (projectId: string) => void
}

interface RowLinesProps extends LinesProps {
  total: number
  /** One project's name says nothing new. */
  hideProject: boolean
}

/** The heads of projects that are in sight. They stand beside the list of rows: a list of choices holds nothing else. */
export function HeadLines({ items, listWindow, projectNames, onFold }: HeadLinesProps) {
  const { lines, topOf, stuck } = listWindow
  return lines.map(({ index }) => {
    const item = items[index]
    if (item?.type !== 'head') return null
    return (
      <GroupHead
        key={item.id}
        id={item.id}
        name={projectNames.get(item.id) ?? item.id}
        total={item.total}
        isFolded={item.isFolded}
        top={index === stuck ? undefined : topOf(index)}
        onFold={onFold}
      />
    )
  })
}

/** The rows that are in sight. */
export function RowLines({ items, listWindow, total, projectNames, hideProject }: RowLinesProps) {
  const { lines, topOf } = listWindow
  const now = Date.now()
  return lines.map(({ index }) => {
    const item = items[index]
    if (item?.type !== 'issue') return null
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
