import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { itemTypesQuery } from '../../api/arrival-queries.ts'
import { client } from '../../api/connection.ts'
import { isDesktop } from '../../api/desktop.ts'
import { statusQuery } from '../../api/queries.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { Button } from '../../ui/button.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { toast } from '../../ui/toast.tsx'
import { Setup } from './setup.tsx'
import styles from './welcome.module.css'

/** What an empty store shows: how to send the first event. */
export function Welcome() {
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <h1 className={styles.title}>Send the first event</h1>
        <p className={styles.lead}>
          Any Sentry SDK can send here. Give it this DSN; nothing leaves this machine, and no account is
          needed.
        </p>
        <Setup waiting="Waiting for the first event…" />
        <OtherArrivals />
        {isDesktop && <Sample />}
      </div>
    </main>
  )
}

/** What it looks like with something in it, without touching one's own store. */
function Sample() {
  const open = useMutation({
    mutationFn: () => client.desktop.openSample({}),
    onError: (error) => toast({ text: `The sample did not open: ${error.message}`, tone: 'error' })
  })
  return (
    <p className={styles.sample}>
      <Button icon={FlaskConical} disabled={open.isPending} onClick={() => open.mutate()}>
        Try it with sample data
      </Button>
      Opens invented events in a window and a store of their own.
    </p>
  )
}

/** Whoever sends something, and sees nothing, should know where it went. */
function OtherArrivals() {
  const refused = useQuery(statusQuery).data?.refused.count ?? 0
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
