import { Page } from '../../ui/page.tsx'
import { Setup } from './setup.tsx'

/** How to set up one more SDK, at any time. */
export function SetupPage() {
  return (
    <Page
      title="Set up an SDK"
      lead="Any Sentry SDK can send here. Give it this DSN, or a project number of its own."
    >
      <Setup waiting="Waiting for an event…" />
    </Page>
  )
}
