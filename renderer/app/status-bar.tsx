import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert, CirclePause, OctagonAlert } from 'lucide-react'
import type { Listener, Status } from '../../shared/contract/status.ts'
import { client } from '../api/connection.ts'
import { keys } from '../api/keys.ts'
import { useConnection } from '../api/live.ts'
import { statusQuery } from '../api/queries.ts'
import { listenerQuery } from '../api/settings-queries.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { formatBytes, formatPlural, formatWhole } from '../ui/format/number.ts'
import { formatTime } from '../ui/format/time.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { toast } from '../ui/toast.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import styles from './status-bar.module.css'

/** What the application is doing: whether it listens, and how much it has got. */
export function StatusBar() {
  const status = useQuery(statusQuery)
  const isLost = useConnection((state) => state.connection === 'lost')
  const isSilent = status.data?.listener.state === 'failed'
  // not listening may be what somebody wants
  const isPaused = useQuery({ ...listenerQuery, enabled: isSilent }).data?.isPaused === true && isSilent
  return (
    <footer className={classNames(styles.bar, isSilent && (isPaused ? styles.paused : styles.failed))}>
      {isLost ? (
        <span className={styles.lost} role="status">
          <CircleAlert size={12} aria-hidden />
          Culprit does not answer. Trying again; what you see may be old.
        </span>
      ) : status.isError ? (
        <span className={styles.lost} role="alert">
          The state cannot be read: {status.error.message}
          <Button size="small" onClick={() => void status.refetch()}>
            Try again
          </Button>
        </span>
      ) : (
        status.data !== undefined && (isPaused ? <PausedListener /> : <ListenerState status={status.data} />)
      )}
      {status.data?.store.problem != null && <StoreProblem problem={status.data.store.problem} />}
      {status.data !== undefined && <Figures status={status.data} />}
    </footer>
  )
}

function ListenerState({ status: { listener, dsn, lastRequest } }: { status: Status }) {
  if (listener.state === 'failed') return <FailedListener listener={listener} />
  return (
    <>
      <Tooltip label={lastRequestText(lastRequest)} side="top">
        <Link to="/settings" search={{ section: 'listener' }} className={styles.listening}>
          <span className={styles.dot} aria-hidden />
          Listening on {listener.host}:{listener.port}
        </Link>
      </Tooltip>
      <CopyButton text={dsn} label="Copy DSN">
        Copy DSN
      </CopyButton>
      {lastRequest !== null && (
        <span className={styles.last}>
          Last request <RelativeTime at={lastRequest.at} />
        </span>
      )}
    </>
  )
}

function PausedListener() {
  const queries = useQueryClient()
  const resume = useMutation({
    mutationFn: () => client.listener.resume({}),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.status }),
    onError: (error) => toast({ text: `It could not listen: ${error.message}`, tone: 'error' })
  })
  return (
    <span className={styles.resting} role="status">
      <CirclePause size={13} aria-hidden />
      Listening is paused: nothing is received.
      <Button size="small" disabled={resume.isPending} onClick={() => resume.mutate()}>
        Resume
      </Button>
    </span>
  )
}

function FailedListener({ listener }: { listener: Listener & { state: 'failed' } }) {
  const queries = useQueryClient()
  const listen = useMutation({
    mutationFn: (input: { port?: number }) => client.status.listen(input),
    onSuccess: (status) => queries.setQueryData(keys.status, status),
    onError: (error) => toast({ text: `It could not listen: ${error.message}`, tone: 'error' })
  })
  return (
    <span className={styles.problem} role="alert">
      <OctagonAlert size={13} aria-hidden />
      <span className={styles.message} title={listener.message}>
        {listener.message}
      </span>
      <Button size="small" disabled={listen.isPending} onClick={() => listen.mutate({})}>
        Retry
      </Button>
      <Button size="small" disabled={listen.isPending} onClick={() => listen.mutate({ port: 0 })}>
        Use a free port
      </Button>
    </span>
  )
}

function StoreProblem({ problem }: { problem: string }) {
  return (
    <span className={styles.problem} role="alert">
      <OctagonAlert size={13} aria-hidden />
      <span className={styles.message} title={problem}>
        {problem}
      </span>
    </span>
  )
}

function Figures({ status: { events, eventsPerSecond, store, refused } }: { status: Status }) {
  return (
    <div className={styles.figures}>
      {refused.count > 0 && (
        <Tooltip label={refusedText(refused)} side="top">
          <Link to="/refusals" className={styles.refused}>
            {formatWhole(refused.count)} refused
          </Link>
        </Tooltip>
      )}
      <span title="Events a second, over the last ten seconds">{formatRate(eventsPerSecond)} ev/s</span>
      <span>{formatPlural(events, 'event')}</span>
      <span title={`${store.path}\n${formatWhole(store.bytes)} bytes with its journal`}>
        {formatBytes(store.bytes)}
      </span>
    </div>
  )
}

function formatRate(perSecond: number): string {
  return perSecond > 0 && perSecond < 10 ? perSecond.toFixed(1) : formatWhole(perSecond)
}

function lastRequestText(lastRequest: Status['lastRequest']): string {
  if (lastRequest === null) return 'No request yet since Culprit was started.'
  const { at, projectId, client: from } = lastRequest
  return `Last request ${formatTime(at)}, project ${projectId}${from === null ? '' : `, from ${from}`}.`
}

function refusedText({ count, latest }: Status['refused']): string {
  const sum = `${formatPlural(count, 'request')} refused so far. Show them.`
  if (latest === null) return sum
  return `${sum}\nThe latest, ${formatTime(latest.at)}: ${latest.status} ${latest.reason}\n${latest.path}`
}
