import { memo, useEffect } from 'react'
import { formatSpan } from '../../ui/format/time.ts'
import { useNow } from '../../ui/now.ts'
import { GroupHead } from './group-head.tsx'
import { IssueRow } from './issue-row.tsx'
import type { ListItem } from './list-rows.ts'
import { useSelection } from './selection.ts'
import { type ListWindow, linesOf } from './use-list-window.ts'

/** An issue counts as just arrived this long. */
const freshMs = 3000

interface LinesProps {
  items: readonly ListItem[]
  listWindow: ListWindow
  projectNames: ReadonlyMap<string, string>
}

interface HeadLinesProps extends LinesProps {
  onFold: (projectId: string) => void
}

interface RowLinesProps extends LinesProps {
  total: number
  /** One project's name says nothing new. */
  hideProject: boolean
  /** Is told the first and the last line on the page. */
  onShown: (first: number, last: number) => void
}

/** The heads of projects that are in sight. They stand beside the list of rows: a list of choices holds nothing else. */
export const HeadLines = memo(function HeadLines({
  items,
  listWindow: { places, useShown },
  projectNames,
  onFold
}: HeadLinesProps) {
  const shown = useShown()
  return linesOf(shown, places).map((index) => {
    const item = items[index]
    if (item?.type !== 'head') return null
    return (
      <GroupHead
        key={item.id}
        id={item.id}
        name={projectNames.get(item.id) ?? item.id}
        total={item.total}
        isFolded={item.isFolded}
        top={index === shown.stuck ? undefined : places.topOf(index)}
        onFold={onFold}
      />
    )
  })
})

/**
 * The rows that are in sight. What they show of the selection and of the time of day is asked for once for all of them, so
 * that a row that comes has nothing to set up; those that show the same as before do not render.
 */
export const RowLines = memo(function RowLines({
  items,
  listWindow: { places, useShown },
  total,
  projectNames,
  hideProject,
  onShown
}: RowLinesProps) {
  const shown = useShown()
  const { first, last } = shown
  useEffect(() => onShown(first, last), [onShown, first, last])
  const { cursor, marked, isAll } = useSelection()
  const now = useNow()
  const arrivedSince = Date.now() - freshMs
  return linesOf(shown, places).map((index) => {
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
        top={places.topOf(index)}
        isNew={issue.firstSeen > arrivedSince}
        isCurrent={cursor === item.id}
        isMarked={isAll || marked.has(item.id)}
        seen={formatSpan(Math.max(0, now - issue.lastSeen))}
        age={formatSpan(Math.max(0, now - issue.firstSeen))}
        isPassing={shown.isPassing}
      />
    )
  })
})
