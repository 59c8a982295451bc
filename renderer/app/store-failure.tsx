import { useMutation } from '@tanstack/react-query'
import { DatabaseZap } from 'lucide-react'
import type { AppError } from '../../shared/model/app-error.ts'
import type { ErrorCode } from '../../shared/model/error-code.ts'
import { client } from '../api/connection.ts'
import { isDesktop } from '../api/desktop.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './store-failure.module.css'

const titles: Partial<Record<ErrorCode, string>> = {
  store_locked: 'The store is open already',
  store_corrupt: 'The store is damaged',
  store_newer: 'The store was made by a newer Culprit',
  store_unwritable: 'The store cannot be written',
  store_unreadable: 'The store cannot be read'
}

/** True for failures without which nothing can be shown. */
export function isStoreFailure(error: AppError): boolean {
  return error.code in titles
}

/** What the window shows where the store did not open. */
export function StoreFailure({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  const canSalvage = isDesktop && error.code === 'store_corrupt'
  return (
    <main role="alert">
      <EmptyState icon={DatabaseZap} title={titles[error.code] ?? 'The store did not open'}>
        <p>{error.message}</p>
        {canSalvage && (
          <p>
            What can be read of it can be saved into a new store. The damaged file is kept beside it, as it
            is. Large stores take a while.
          </p>
        )}
        <div className={styles.actions}>
          {canSalvage && <Salvage />}
          <Button onClick={onRetry}>Try again</Button>
        </div>
      </EmptyState>
    </main>
  )
}

/** The shell tells what came of it, and loads the page again. */
function Salvage() {
  const recover = useMutation({ mutationFn: () => client.desktop.recover({}) })
  return (
    <Button variant="primary" disabled={recover.isPending} onClick={() => recover.mutate()}>
      {recover.isPending ? 'Salvaging…' : 'Salvage what can be read'}
    </Button>
  )
}
