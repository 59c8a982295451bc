import { KeyRound } from 'lucide-react'
import { EmptyState } from '../ui/empty-state.tsx'

/** What a page without a valid token shows. */
export function NoAccess() {
  return (
    <main>
      <EmptyState icon={KeyRound} title="This page needs the address that the terminal printed">
        <p>
          Culprit shows what it stored only to whoever started it. The line that begins with{' '}
          <code>culprit ready</code> ends with the full address.
        </p>
        <p>Open that address again.</p>
      </EmptyState>
    </main>
  )
}
