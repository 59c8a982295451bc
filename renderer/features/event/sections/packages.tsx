import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'

/** What the platform calls the libraries of a program. */
export function packagesTitle(platform: string): string {
  if (platform === 'csharp') return 'Assemblies'
  return platform === 'java' ? 'Dependencies' : 'Packages'
}

export function Packages() {
  const { event } = useEventContext().detail
  const entries = Object.entries(event.modules ?? {}).toSorted(([a], [b]) => a.localeCompare(b))
  const title = packagesTitle(event.platform)
  return (
    <Section id="packages" title={title} count={entries.length} foldedAtFirst resetKey={event.event_id}>
      <KeyValues label={title} rows={entries.map(([key, value]) => ({ key, value }))} />
    </Section>
  )
}
