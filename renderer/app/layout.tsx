import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { AppError } from '../../shared/model/app-error.ts'
import { useConnection } from '../api/live.ts'
import { statusQuery } from '../api/queries.ts'
import { useCommand } from '../ui/command.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { LongWorkNote } from '../ui/long-work.tsx'
import { Toasts } from '../ui/toast.tsx'
import { appCommands } from './commands.ts'
import styles from './layout.module.css'
import { NoAccess } from './no-access.tsx'
import { WithProjectColors } from './project-colors.tsx'
import { Rail } from './rail.tsx'
import { StatusBar } from './status-bar.tsx'
import { isStoreFailure, StoreFailure } from './store-failure.tsx'
import { useAppCommands } from './use-app-commands.ts'

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette
}))
const ShortcutSheet = lazy(async () => ({
  default: (await import('./shortcut-sheet.tsx')).ShortcutSheet
}))

/** The frame of the window: rail, page, status bar, and what may lie over them. */
export function Layout() {
  const queries = useQueryClient()
  const status = useQuery({ ...statusQuery, notifyOnChangeProps: ['error'] })
  const isRefused = useConnection((state) => state.connection === 'refused')
  const [over, setOver] = useState<'palette' | 'sheet' | null>(null)
  useAppCommands()
  useCommand(appCommands.palette, () => setOver('palette'))
  useCommand(appCommands.sheet, () => setOver('sheet'))

  if (isRefused) return <NoAccess />
  if (status.error instanceof AppError && isStoreFailure(status.error)) {
    return (
      <>
        <StoreFailure error={status.error} onRetry={() => void queries.invalidateQueries()} />
        <LongWorkNote />
      </>
    )
  }
  return (
    <div className={styles.window} data-captures-keys={over === null ? undefined : ''}>
      <Rail />
      <div className={styles.page}>
        <ErrorBoundary what="This page cannot be shown.">
          <Suspense fallback={null}>
            <WithProjectColors>
              <Outlet />
            </WithProjectColors>
          </Suspense>
        </ErrorBoundary>
      </div>
      <StatusBar />
      <LongWorkNote />
      <Toasts />
      <Suspense fallback={null}>
        {over === 'palette' && <CommandPalette onClose={() => setOver(null)} />}
        {over === 'sheet' && <ShortcutSheet onClose={() => setOver(null)} />}
      </Suspense>
    </div>
  )
}
