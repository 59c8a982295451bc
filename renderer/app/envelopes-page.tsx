import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useMemo } from 'react'
import { projectsQuery } from '../api/queries.ts'
import { envelopeCommands } from '../features/envelopes/commands.ts'
import type { EnvelopeSearch } from '../features/envelopes/envelope-search.ts'
import { ItemList } from '../features/envelopes/item-list.tsx'
import { ItemPane } from '../features/envelopes/item-pane.tsx'
import { ItemToolbar } from '../features/envelopes/item-toolbar.tsx'
import { NothingArrived } from '../features/envelopes/nothing-arrived.tsx'
import { useCommand } from '../ui/command.ts'
import { usePaneWidth } from '../ui/pane-width.ts'
import { Splitter } from '../ui/splitter.tsx'
import { useMedia } from '../ui/use-media.ts'
import { usePageTitle } from '../ui/use-page-title.ts'
import { useStable } from '../ui/use-stable.ts'
import styles from './panes.module.css'

const narrow = '(max-width: 959px)'
const narrowestList = 280
const narrowestPane = 360
const railWidth = 52

/** What arrived and makes no event: the list, and beside it or over it the item that is open. */
export function EnvelopesPage() {
  const search: EnvelopeSearch = useSearch({ from: '/envelopes' })
  const { itemId } = useParams({ strict: false })
  const navigate = useNavigate()
  const { data: projects } = useQuery(projectsQuery)
  const [listWidth, setListWidth] = usePaneWidth('items')
  const isNarrow = useMedia(narrow)
  const isFull = itemId !== undefined && (isNarrow || search.view === 'full')
  const shownId = useDeferredValue(itemId)
  usePageTitle(itemId === undefined ? 'Envelopes' : undefined)

  const { type, project } = search
  const filters = useMemo(() => ({ type, projectId: project }), [type, project])
  const projectNames = useMemo(
    () => new Map((projects?.rows ?? []).map(({ id, name }) => [id, name])),
    [projects]
  )

  function go(id: string | undefined, change: Partial<EnvelopeSearch>, replace = false) {
    const options = { search: (previous: EnvelopeSearch) => ({ ...previous, ...change }), replace } as const
    if (id === undefined) void navigate({ to: '/envelopes', ...options })
    else void navigate({ to: '/envelopes/$itemId', params: { itemId: id }, ...options })
  }

  const open = useStable((id: string, how: 'click' | 'key' | 'full') =>
    go(id, how === 'full' ? { view: 'full' } : {}, how === 'key')
  )
  const change = useStable((values: Partial<EnvelopeSearch>) =>
    go(isFull ? undefined : itemId, { ...values, view: undefined })
  )
  const close = useStable(() => go(undefined, { view: undefined }))
  const toggleFull = useStable(() => go(itemId, { view: isFull ? undefined : 'full' }))
  useCommand(
    envelopeCommands.back,
    () => (isFull && !isNarrow ? toggleFull() : close()),
    itemId !== undefined
  )

  return (
    <main className={styles.page}>
      <h1 className="visually-hidden">Envelopes</h1>
      <ItemToolbar search={search} projectNames={projectNames} onChange={change} />
      <div className={styles.panes}>
        <div
          className={styles.list}
          style={itemId === undefined || isFull ? undefined : { flex: `0 0 ${listWidth}px` }}
          inert={isFull}
        >
          <ItemList
            filters={filters}
            projectNames={projectNames}
            openId={itemId}
            onOpen={open}
            onFilter={change}
            empty={
              <NothingArrived
                isFiltered={type !== undefined || project !== undefined}
                onClear={() => change({ type: undefined, project: undefined })}
              />
            }
          />
        </div>
        {itemId !== undefined && shownId !== undefined && (
          <>
            {!isFull && (
              <Splitter
                label="Width of the list"
                value={listWidth}
                min={narrowestList}
                max={Math.max(narrowestList, window.innerWidth - railWidth - narrowestPane)}
                onChange={setListWidth}
              />
            )}
            <div className={isFull ? styles.over : styles.beside}>
              <ItemPane
                itemId={shownId}
                projectNames={projectNames}
                isFull={isFull}
                onFull={isNarrow ? undefined : toggleFull}
                onClose={close}
              />
            </div>
          </>
        )}
      </div>
    </main>
  )
}
