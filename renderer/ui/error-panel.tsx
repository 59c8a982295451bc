import { CircleAlert } from 'lucide-react'
import { AppError } from '../../shared/model/app-error.ts'
import { Button } from './button.tsx'
import styles from './error-panel.module.css'

/** What failed, why, and a way to try again. An AppError's message is written for the user; others are not. */
export function ErrorPanel({ what, error, onRetry }: { what: string; error: unknown; onRetry?: () => void }) {
  return (
    <div className={styles.panel} role="alert">
      <CircleAlert size={16} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <p className={styles.what}>{what}</p>
        <p className={styles.why}>{explain(error)}</p>
        {onRetry !== undefined && (
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  )
}

function explain(error: unknown): string {
  if (error instanceof AppError) return error.message
  if (error instanceof Error) return `Unexpected: ${error.message}`
  return 'Unexpected, and without a reason given.'
}
