import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Event, Thread } from '../../../../shared/model/event.ts'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { traceWithCode } from '../stacktrace/code-text.ts'
import { traceMarkdown } from '../stacktrace/markdown.ts'
import { traceText } from '../stacktrace/raw-text.ts'
import { StackTrace } from '../stacktrace/stack-trace.tsx'
import { bestThread, exceptionsOf, stackOf, threadState } from '../stacktrace/threads.ts'
import { TraceControls } from '../stacktrace/trace-controls.tsx'
import { chosenTrace } from '../stacktrace/trace-options.ts'
import { useTraceOptions } from '../stacktrace/use-trace-options.ts'
import { ThreadPicker } from '../threads/thread-picker.tsx'
import { Others } from './others.tsx'
import { type Pill, Pills } from './pills.tsx'
import styles from './threads.module.css'

const empty = { frames: [] }

export function Threads() {
  const { event } = useEventContext().detail
  const threads = event.threads?.values ?? []
  const [index, setIndex] = useState(() => bestThread(threads))
  const thread = threads[index]
  if (thread === undefined) return null
  const trace = stackOf(thread, event) ?? empty
  return (
    <Section
      id="threads"
      title="Threads"
      count={threads.length}
      resetKey={event.event_id}
      controls={
        <TraceControls
          pairs={[thread]}
          texts={{
            raw: () => traceText(trace, event.platform),
            withCode: () => traceWithCode(trace, event.platform),
            markdown: () => traceMarkdown(trace)
          }}
        />
      }
    >
      <div className={styles.thread}>
        <div className={styles.head}>
          <ThreadPicker event={event} thread={thread} index={index} onChange={setIndex} />
          <Pills pills={threadPills(thread, event)} />
        </div>
        <ThreadTrace key={index} thread={thread} index={index} event={event} />
        <Others values={thread.other} path={`threads.values.${index}`} />
      </div>
    </Section>
  )
}

function ThreadTrace({ thread, index, event }: { thread: Thread; index: number; event: Event }) {
  const { projectId } = useEventContext().detail
  const trace = chosenTrace(thread, useTraceOptions(projectId))
  const crashed = thread.crashed === true
  if (trace !== undefined) {
    const place = `threads.values.${index}.${trace === thread.stacktrace ? '' : 'raw_'}stacktrace`
    return <StackTrace trace={trace} path={place} platform={event.platform} opensFrame isError={crashed} />
  }
  const isOfException = stackOf(thread, event) !== undefined
  if (isOfException) return <p className={styles.nothing}>Its stack trace is that of the exception above.</p>
  return crashed ? (
    <p className={styles.errored}>
      <CircleAlert size={13} aria-hidden /> Thread errored. It came without a stack trace.
    </p>
  ) : (
    <p className={styles.nothing}>No or unknown stack trace.</p>
  )
}

function threadPills(thread: Thread, event: Event): Pill[] {
  const { id, name, current, crashed, main, state, held_locks } = thread
  const errored = crashed === true || exceptionsOf(thread, event.exception?.values ?? []).length > 0
  const pills: Pill[] = []
  if (id !== undefined) pills.push({ label: 'id', value: id })
  if (name !== undefined) pills.push({ label: 'name', value: name })
  if (main === true) pills.push({ label: 'main', value: 'yes' })
  if (current !== undefined) pills.push({ label: 'was active', value: current ? 'yes' : 'no' })
  pills.push({
    label: 'errored',
    value: errored ? 'yes' : 'no',
    tone: errored ? 'error' : 'good'
  })
  if (state !== undefined) pills.push({ label: 'state', value: threadState(state), title: state })
  for (const lock of Object.values(held_locks ?? {})) {
    const name = [lock.package_name, lock.class_name].filter(Boolean).join('.')
    pills.push({
      label: lock.type === 1 ? 'holds lock' : 'lock',
      value: [name, lock.address].filter(Boolean).join(' ') || 'unknown'
    })
  }
  return pills
}
