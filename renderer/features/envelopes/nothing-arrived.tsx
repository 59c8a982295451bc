import { useQuery } from '@tanstack/react-query'
import { Mails } from 'lucide-react'
import { statusQuery } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Snippet } from '../../ui/snippet.tsx'

const tracing = (dsn: string) => `Sentry.init({
  dsn: '${dsn}',
  tracesSampleRate: 1
})`

/** The list of items where there are none: of this kind, or at all. */
export function NothingArrived({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const status = useQuery(statusQuery)
  if (isFiltered) {
    return (
      <EmptyState icon={Mails} title="No such item arrived">
        <p>Nothing of this type came for this project.</p>
        <Button onClick={onClear}>Show all items</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={Mails} title="Nothing but events arrived yet">
      <p>
        Transactions, sessions, logs, replays, profiles and whatever else an SDK sends appear here, each with
        its content. To have transactions, for example, let the SDK trace:
      </p>
      {status.isSuccess && <Snippet code={tracing(status.data.dsn)} label="Copy the snippet" />}
    </EmptyState>
  )
}
