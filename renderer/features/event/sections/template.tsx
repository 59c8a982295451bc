import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { StackTrace } from '../stacktrace/stack-trace.tsx'

/** The place in a template that failed, shown as the one frame that it is. */
export function TemplateSection() {
  const { event } = useEventContext().detail
  if (event.template === undefined) return null
  const trace = { frames: [{ ...event.template, in_app: true }] }
  return (
    <Section id="template" title="Template" resetKey={event.event_id}>
      <StackTrace trace={trace} path="template" platform={event.platform} opensFrame isError />
    </Section>
  )
}
