import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AppError } from '../../../shared/model/app-error.ts'
import { statusQuery } from '../../api/queries.ts'
import { listenerQuery } from '../../api/settings-queries.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Guide } from './guide.tsx'
import styles from './setup.module.css'
import { spotlightOption } from './snippets.ts'
import { Waiting } from './waiting.tsx'

/** DSN, snippets, and whether something arrives: how an SDK is set up. `waiting`: what it says until then. */
export function Setup({ waiting }: { waiting: string }) {
  const status = useQuery(statusQuery)
  const isSilent = status.data?.listener.state === 'failed'
  const isPaused = useQuery({ ...listenerQuery, enabled: isSilent }).data?.isPaused === true
  if (status.isPending) return <Skeleton width="100%" height={40} />
  if (status.isError) {
    return (
      <ErrorPanel
        what="The address of the listener cannot be read."
        error={status.error}
        onRetry={() => void status.refetch()}
      />
    )
  }
  const { dsn, listener, streamUrl } = status.data
  return (
    <>
      {listener.state === 'failed' && (
        <ErrorPanel
          what={isPaused ? 'Nothing can arrive now.' : 'Nothing can arrive yet: the listener did not start.'}
          error={new AppError(listener.code, listener.message)}
        />
      )}
      <div className={styles.dsn}>
        <code>{dsn}</code>
        <CopyButton text={dsn} label="Copy the DSN">
          Copy DSN
        </CopyButton>
      </div>
      <Guide dsn={dsn} />
      <p className={styles.spotlight}>
        The SDK of a Node or browser program under development needs no DSN at all:{' '}
        <code>{spotlightOption(listener.port, streamUrl)}</code> in its options is enough. In a container, on
        a phone or on another machine this one has another name:{' '}
        <Link to="/settings" search={{ section: 'listener' }}>
          the DSN for each
        </Link>
        .
      </p>
      <Waiting
        what={waiting}
        problem={listener.state === 'failed' ? 'The listener does not listen' : undefined}
      />
    </>
  )
}
