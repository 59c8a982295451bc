import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Tabs } from 'radix-ui'
import { itemTypesQuery } from '../../api/arrival-queries.ts'
import { statusQuery } from '../../api/queries.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { snippets, spotlightOption } from './snippets.ts'
import styles from './welcome.module.css'

/** What an empty store shows: how to send the first event. */
export function Welcome() {
  const status = useQuery(statusQuery)
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <h1 className={styles.title}>Send the first event</h1>
        <p className={styles.lead}>
          Any Sentry SDK can send here. Give it this DSN; nothing leaves this machine, and no account is
          needed.
        </p>
        {status.isError && (
          <ErrorPanel
            what="The address of the listener cannot be read."
            error={status.error}
            onRetry={() => void status.refetch()}
          />
        )}
        {status.isPending && <Skeleton width="100%" height={40} />}
        {status.isSuccess && (
          <>
            {status.data.listener.state === 'failed' && (
              <ErrorPanel
                what="Nothing can arrive yet: the listener did not start."
                error={new Error(status.data.listener.message)}
              />
            )}
            <div className={styles.dsn}>
              <code>{status.data.dsn}</code>
              <CopyButton text={status.data.dsn} label="Copy the DSN">
                Copy DSN
              </CopyButton>
            </div>
            <Snippets dsn={status.data.dsn} />
            <p className={styles.spotlight}>
              The SDK of a Node or browser program under development needs no DSN at all:{' '}
              <code>{spotlightOption(status.data.listener.port, status.data.streamUrl)}</code> in its options
              is enough.
            </p>
          </>
        )}
        <p className={styles.waiting} role="status">
          <span className={styles.pulse} aria-hidden />
          Waiting for the first event…
        </p>
        <OtherArrivals refused={status.data?.refused.count ?? 0} />
      </div>
    </main>
  )
}

/** Whoever sends something, and sees nothing, should know where it went. */
function OtherArrivals({ refused }: { refused: number }) {
  const types = useLiveQuery(itemTypesQuery).data?.rows ?? []
  const items = types.reduce((sum, type) => sum + type.items, 0)
  if (items === 0 && refused === 0) return null
  return (
    <ul className={styles.others}>
      {items > 0 && (
        <li>
          {formatPlural(items, 'item')} that {items === 1 ? 'is' : 'are'} no event arrived already, such as{' '}
          {types[0]?.type}: <Link to="/envelopes">see the envelopes</Link>
        </li>
      )}
      {refused > 0 && (
        <li>
          {formatPlural(refused, 'request was', 'requests were')} refused:{' '}
          <Link to="/refusals">see the reasons</Link>
        </li>
      )}
    </ul>
  )
}

function Snippets({ dsn }: { dsn: string }) {
  return (
    <Tabs.Root defaultValue={snippets[0]?.id ?? ''} className={styles.snippets}>
      <Tabs.List className={styles.tabs} aria-label="SDK">
        {snippets.map(({ id, label }) => (
          <Tabs.Trigger key={id} value={id} className={styles.tab}>
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {snippets.map(({ id, steps, code }) => (
        <Tabs.Content key={id} value={id} className={styles.snippet} tabIndex={-1}>
          <p className={styles.steps}>{steps}</p>
          <div className={styles.code}>
            <pre>{code(dsn)}</pre>
            <div className={styles.copy}>
              <CopyButton text={() => code(dsn)} label="Copy the snippet" />
            </div>
          </div>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
