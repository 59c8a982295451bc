import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { traceWithCode } from '../stacktrace/code-text.ts'
import { traceMarkdown } from '../stacktrace/markdown.ts'
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
      controls={
        <TraceControls
          pairs={[{ stacktrace: trace }]}
          texts={{
            raw: () => traceText(trace, event.platform),
            withCode: () => traceWithCode(trace, event.platform),
            markdown: () => traceMarkdown(trace)
          }}
        />
      }
    >
      <StackTrace trace={trace} path="stacktrace" platform={event.platform} opensFrame isError={false} />
    </Section>
  )
}
