import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CirclePause, OctagonAlert, Radio } from 'lucide-react'
import type { ListenerState as State } from '../../../../shared/contract/listener.ts'
import { client } from '../../../api/connection.ts'
import { keys } from '../../../api/keys.ts'
import { statusQuery } from '../../../api/queries.ts'
import { listenerQuery } from '../../../api/settings-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useChangeSettings, useSettings } from '../use-settings.ts'
import styles from './listener-state.module.css'

/** Whether it listens, why not, and what can be done about it. */
export function ListenerState() {
  const state = useQuery(listenerQuery).data
  if (!state) return null
  return (
    <div className={styles.state}>
      <Words state={state} />
      <div className={styles.actions}>
        <Actions state={state} />
      </div>
      <LastRequest />
    </div>
  )
}

function Words({ state: { listener, isPaused, isOpenToNetwork } }: { state: State }) {
  const place = `${listener.host}:${listener.port}`
  if (isPaused) {
    return (
      <p className={styles.words}>
        <CirclePause size={14} className={styles.paused} aria-hidden />
        Paused: nothing is received until it goes on.
      </p>
    )
  }
  if (listener.state === 'failed') {
    return (
      <p className={styles.words} role="alert">
        <OctagonAlert size={14} className={styles.failed} aria-hidden />
        {listener.message}
      </p>
    )
  }
  return (
    <p className={styles.words}>
      <Radio size={14} className={styles.listening} aria-hidden />
      Listening on {place}
      {isOpenToNetwork ? ', open to the network.' : ', open to this machine only.'}
    </p>
  )
}

/** What came last, and why something did not come in. */
function LastRequest() {
  const status = useQuery(statusQuery).data
  if (!status) return null
  const { lastRequest, refused } = status
  return (
    <p className={styles.last}>
      {lastRequest === null ? (
        'No request yet since Culprit was started.'
      ) : (
        <>
          Last request <RelativeTime at={lastRequest.at} />, project {lastRequest.projectId}
          {lastRequest.client !== null && <>, from {lastRequest.client}</>}.
        </>
      )}
      {refused.latest !== null && (
        <>
          {' '}
          Last refused <RelativeTime at={refused.latest.at} />: {refused.latest.reason}.{' '}
          <Link to="/refusals">All that were refused</Link>
        </>
      )}
    </p>
  )
}

function Actions({ state: { listener, isPaused } }: { state: State }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const settings = useSettings()
  const change = useChangeSettings()
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.status }),
    onError: (error) => toast({ text: error.message, tone: 'error' })
  })
  const test = useMutation({
    mutationFn: () => client.listener.sendTest({}),
    onSuccess: ({ issueId }) =>
      toast({
        text: 'The test event arrived.',
        action: {
          label: 'Show',
          run: () => void navigate({ to: '/issues/$issueId', params: { issueId } })
        }
      }),
    onError: (error) => toast({ text: `The test event did not arrive: ${error.message}`, tone: 'error' })
  })
  const isListening = listener.state === 'listening'
  return (
    <>
      {isPaused ? (
        <Button onClick={() => act.mutate(() => client.listener.resume({}))}>Resume</Button>
      ) : isListening ? (
        <Button onClick={() => act.mutate(() => client.listener.pause({}))}>Pause</Button>
      ) : (
        <>
          <Button onClick={() => act.mutate(() => client.status.listen({}))}>Try again</Button>
          <Button onClick={() => act.mutate(() => client.status.listen({ port: 0 }))}>Use a free port</Button>
        </>
      )}
      {isListening && settings !== undefined && settings.listener.port !== listener.port && (
        <Button
          onClick={() => change.mutate({ listener: { port: listener.port } })}
          title="From the next start on, too"
        >
          Keep port {listener.port}
        </Button>
      )}
      <Button
        disabled={!isListening || test.isPending}
        title={isListening ? 'Through the listener, as an SDK would' : 'It does not listen'}
        onClick={() => test.mutate()}
      >
        Send a test event
      </Button>
    </>
  )
}
