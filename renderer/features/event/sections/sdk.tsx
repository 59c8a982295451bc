import { JsonValue } from '../../../ui/json-tree.tsx'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { Others } from './others.tsx'

export function SdkSection() {
  const { event, received } = useEventContext().detail
  const { sdk } = event
  const rows = [
    { key: 'name', label: 'Name', value: sdk?.name ?? received.sdk?.name },
    {
      key: 'version',
      label: 'Version',
      value: sdk?.version ?? received.sdk?.version
    },
    {
      key: 'integrations',
      label: 'Integrations',
      value: sdk?.integrations?.join(', ')
    },
    { key: 'features', label: 'Features', value: sdk?.features?.join(', ') },
    {
      key: 'packages',
      label: 'Packages',
      value: sdk?.packages?.map(({ name, version }) => [name, version].filter(Boolean).join(' ')).join(', ')
    },
    { key: 'client', label: 'Client', value: received.client },
    { key: 'user_agent', label: 'User agent', value: received.userAgent },
    {
      key: 'settings',
      label: 'Settings',
      value: sdk?.settings === undefined ? undefined : <JsonValue value={sdk.settings} />
    }
  ]
  return (
    <Section
      id="sdk"
      title="SDK"
      note={[sdk?.name, sdk?.version].filter(Boolean).join(' ')}
      foldedAtFirst
      resetKey={event.event_id}
    >
      <KeyValues label="SDK" rows={rows.filter(({ value }) => value !== undefined && value !== '')} />
      <Others values={sdk?.other} path="sdk" />
    </Section>
  )
}
