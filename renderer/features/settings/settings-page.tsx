import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { statusQuery } from '../../api/queries.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatBytes, formatWhole } from '../../ui/format/number.ts'
import { Page } from '../../ui/page.tsx'
import { type Density, setPreferences, type Theme, usePreferences } from '../../ui/preferences.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './settings-page.module.css'

const themes: { value: Theme; label: string; title: string }[] = [
  { value: 'system', label: 'System', title: 'Light or dark as the system is' },
  { value: 'light', label: 'Light', title: 'Always light' },
  { value: 'dark', label: 'Dark', title: 'Always dark' }
]

const densities: { value: Density; label: string }[] = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' }
]

export function SettingsPage() {
  const theme = usePreferences((state) => state.theme)
  const density = usePreferences((state) => state.density)
  return (
    <Page title="Settings">
      <Group title="Look">
        <Setting name="Theme" note="Follows the system unless it is overridden here.">
          <Segmented
            label="Theme"
            value={theme}
            segments={themes}
            onChange={(value) => setPreferences({ theme: value })}
          />
        </Setting>
        <Setting name="Density" note="How high the rows of the issue list are.">
          <Segmented
            label="Density"
            value={density}
            segments={densities}
            onChange={(value) => setPreferences({ density: value })}
          />
        </Setting>
      </Group>
      <Application />
    </Page>
  )
}

function Application() {
  const status = useQuery(statusQuery)
  if (status.isPending) return <Skeleton width="100%" height={200} />
  if (status.isError) {
    return (
      <ErrorPanel
        what="The application’s state cannot be read."
        error={status.error}
        onRetry={() => void status.refetch()}
      />
    )
  }
  const { listener, store, events, dsn, streamUrl, version } = status.data
  const address = `http://${listener.host}:${listener.port}`
  return (
    <>
      <Group title="Listener">
        <Setting
          name="Address"
          note={
            listener.state === 'failed'
              ? listener.message
              : 'Where SDKs send to. It is open to this machine only.'
          }
        >
          <Copyable text={address} label="Copy the address" />
        </Setting>
        <Setting name="DSN" note="Any project number and key will do; each number becomes a project.">
          <Copyable text={dsn} label="Copy the DSN" />
        </Setting>
        <Setting
          name="Spotlight"
          note="What the spotlight option of an SDK takes where the port is not its default."
        >
          <Copyable text={streamUrl} label="Copy the address for Spotlight" />
        </Setting>
      </Group>
      <Group title="Store">
        <Setting name="File" note="Everything that Culprit keeps is in this file.">
          <Copyable text={store.path} label="Copy the path" />
        </Setting>
        <Setting name="Size" note="With its journal.">
          <span title={`${formatWhole(store.bytes)} bytes`}>{formatBytes(store.bytes)}</span>
        </Setting>
        <Setting name="Events">{formatWhole(events)}</Setting>
      </Group>
      <Group title="About">
        <Setting name="Culprit">version {version}</Setting>
      </Group>
    </>
  )
}

function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className={styles.copyable}>
      <code title={text}>{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.groupTitle}>{title}</h2>
      {children}
    </section>
  )
}

function Setting({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <div className={styles.label}>
        <span>{name}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </div>
      <div className={styles.value}>{children}</div>
    </div>
  )
}
