import type { Event } from '../../../../shared/model/event.ts'
import type { JsonObject } from '../../../../shared/model/json.ts'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'

const titles = {
  csp: 'Content Security Policy report',
  hpkp: 'Public Key Pinning report',
  expectct: 'Expect-CT report',
  expectstaple: 'Expect-Staple report',
  nel: 'Network Error Logging report'
} as const

/** The report that a browser sent, if the event is one. */
export function reportOf(event: Event): { title: string; report: JsonObject } | undefined {
  for (const key of ['csp', 'hpkp', 'expectct', 'expectstaple', 'nel'] as const) {
    const report = event[key]
    if (report !== undefined) return { title: titles[key], report }
  }
  return undefined
}

export function Report() {
  const { event } = useEventContext().detail
  const found = reportOf(event)
  if (found === undefined) return null
  return (
    <Section id="report" title={found.title} resetKey={event.event_id}>
      <JsonEntries entries={Object.entries(found.report)} openDepth={1} />
    </Section>
  )
}
