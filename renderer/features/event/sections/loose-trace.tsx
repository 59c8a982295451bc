import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { traceText } from '../stacktrace/raw-text.ts'
import { StackTrace } from '../stacktrace/stack-trace.tsx'
import { TraceControls } from '../stacktrace/trace-controls.tsx'

/** A stack trace that belongs to no exception and no thread. */
export function LooseTrace() {
  const { event } = useEventContext().detail
  const trace = event.stacktrace
  if (trace === undefined) return null
  return (
    <Section
      id="stacktrace"
      title="Stack trace"
      resetKey={event.event_id}
      controls={<TraceControls traces={[trace]} text={() => traceText(trace, event.platform)} />}
    >
      <StackTrace trace={trace} platform={event.platform} opensFrame isError={false} />
    </Section>
  )
}
