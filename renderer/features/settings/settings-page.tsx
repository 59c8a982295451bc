import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { isDesktop } from '../../api/desktop.ts'
import { statusQuery } from '../../api/queries.ts'
import { settingsQuery } from '../../api/settings-queries.ts'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { groups } from './groups/groups.ts'
import { findSettings, type Setting, type SettingGroup } from './setting.ts'
import styles from './settings-page.module.css'

/** Which group the address names. */
const Asked = z.object({ section: z.string().max(40).optional().catch(undefined) })

const shownGroups = groups.filter((group) => isDesktop || group.isDesktop !== true)

/** Everything that can be set, on one page that can be searched. */
export function SettingsPage() {
  const [text, setText] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const asked = useRouterState({ select: ({ location }) => Asked.parse(location.search).section })
  const isReady = useQuery(settingsQuery).isSuccess
  const found = findSettings(shownGroups, text)

  const jumpTo = useCallback((id: string) => {
    list.current?.querySelector(`[data-group="${CSS.escape(id)}"]`)?.scrollIntoView()
  }, [])
  useEffect(() => {
    const { current } = list
    if (!isReady || asked === undefined || current === null) return
    return stayAt(current, () => jumpTo(asked))
  }, [isReady, asked, jumpTo])

  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <h1 className={styles.title}>Settings</h1>
        <SearchField label="Search settings" value={text} onChange={setText} />
      </div>
      <div className={styles.body}>
        <nav className={styles.nav} aria-label="Groups of settings">
          {shownGroups.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className={styles.jump}
              disabled={!found.some((group) => group.id === id)}
              onClick={() => jumpTo(id)}
            >
              {title}
            </button>
          ))}
        </nav>
        <div className={styles.list} ref={list}>
          <div className={styles.column}>
            <Groups groups={found} text={text} />
          </div>
        </div>
      </div>
    </main>
  )
}

/** What stands above comes in bit by bit: jumps again each time, until somebody scrolls or does anything else. */
function stayAt(list: HTMLElement, jump: () => void): () => void {
  const watch = new ResizeObserver(jump)
  for (const child of list.children) watch.observe(child)
  const stop = () => watch.disconnect()
  const ends = ['wheel', 'pointerdown', 'keydown']
  for (const end of ends) window.addEventListener(end, stop, { once: true })
  return () => {
    stop()
    for (const end of ends) window.removeEventListener(end, stop)
  }
}

function Groups({ groups, text }: { groups: readonly SettingGroup[]; text: string }) {
  const status = useQuery(statusQuery)
  const settings = useQuery(settingsQuery)
  if (status.isPending || settings.isPending) return <Skeleton width="100%" height={400} />
  const failed = [status, settings].find(({ isError }) => isError)
  if (failed) {
    return (
      <ErrorPanel
        what="The settings cannot be read."
        error={failed.error}
        onRetry={() => {
          void status.refetch()
          void settings.refetch()
        }}
      />
    )
  }
  if (groups.length === 0) {
    return (
      <p className={styles.nothing} role="status">
        No setting is about “{text}”.
      </p>
    )
  }
  return groups.map((group) => <Group key={group.id} group={group} />)
}

function Group({ group: { id, title, settings } }: { group: SettingGroup }) {
  return (
    <section className={styles.group} aria-label={title} data-group={id}>
      <h2 className={styles.groupTitle}>{title}</h2>
      {settings.map((setting) => (
        <SettingRow key={setting.name} setting={setting} />
      ))}
    </section>
  )
}

function SettingRow({ setting: { name, note, isWide = false, Control } }: { setting: Setting }) {
  return (
    <div className={isWide ? styles.wide : styles.setting}>
      <div className={styles.label}>
        <span>{name}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </div>
      <div className={styles.control}>
        <ErrorBoundary what={`“${name}” cannot be shown.`}>
          <Control />
        </ErrorBoundary>
      </div>
    </div>
  )
}
