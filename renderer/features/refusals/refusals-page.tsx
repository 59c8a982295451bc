import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { fetchRefusals } from '../../api/arrival-queries.ts'
import { keys } from '../../api/keys.ts'
import { projectsQuery } from '../../api/queries.ts'
import { useLiveList } from '../../api/use-live-list.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { RefusalItem } from './refusal-item.tsx'
import styles from './refusals-page.module.css'

const columns: readonly Column[] = [
  { title: 'Time', width: 104 },
  { title: 'Status', width: 60 },
  { title: 'Reason' },
  { title: 'Path' },
  { title: 'Project', width: 130 },
  { title: 'Client', width: 170, hint: 'The SDK, or the user agent' },
  { title: 'Size', width: 64, isNumber: true, hint: 'What was read of the body' }
]

/** The requests that were not taken, with the reason and how their bodies began. */
export function RefusalsPage() {
  const { list, rows, waiting, setAtTop } = useLiveList(keys.refusals, fetchRefusals)
  const { data: projects } = useQuery(projectsQuery)
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set())
  usePageTitle('Refused')

  const projectNames = useMemo(
    () => new Map((projects?.rows ?? []).map(({ id, name }) => [id, name])),
    [projects]
  )

  const toggle = useCallback((id: string) => {
    setOpen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])

  // What is being read must not move: while something is unfolded the list counts as scrolled.
  const isReading = open.size > 0
  const isScrolled = useRef(false)
  useEffect(() => setAtTop(!isScrolled.current && !isReading), [isReading, setAtTop])

  return (
    <Page
      wide
      title="Refused"
      lead="Requests that could not be taken: nothing of them was kept but this. Status 200: one event in an envelope could not be read, the rest was taken. An event in which only a part is wrong is kept, and says on its page what was mended."
      onTop={(isAtTop) => {
        isScrolled.current = !isAtTop
        setAtTop(isAtTop && !isReading)
      }}
    >
      {list.isError && (
        <ErrorPanel
          what="What was refused cannot be listed."
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isPending && <Skeleton width="100%" height={240} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyPart title="Nothing was refused">
          <p>
            If an SDK seems to send and nothing arrives, look here: a request that reaches Culprit and cannot
            be taken leaves a line with the reason. <Link to="/settings">Where Culprit listens</Link>
          </p>
        </EmptyPart>
      )}
      {waiting > 0 && (
        <p className={styles.waiting}>
          <Button
            size="small"
            onClick={() => {
              setOpen(new Set())
              setAtTop(true)
            }}
          >
            Show {waiting} more that arrived
          </Button>
        </p>
      )}
      {rows.length > 0 && (
        <Table label="Refused requests" columns={columns} minWidth={780}>
          {rows.map((refusal) => (
            <RefusalItem
              key={refusal.id}
              refusal={refusal}
              projectName={refusal.projectId === null ? undefined : projectNames.get(refusal.projectId)}
              isOpen={open.has(refusal.id)}
              onToggle={toggle}
            />
          ))}
        </Table>
      )}
      {rows.length > 0 && <MoreRows query={list} count={rows.length} noun="request" />}
    </Page>
  )
}
