import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { Event, Thread } from '../../../../shared/model/event.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/menu.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { traceText } from '../stacktrace/raw-text.ts'
import { StackTrace } from '../stacktrace/stack-trace.tsx'
import {
  bestThread,
  exceptionsOf,
  pickerOrder,
  stackOf,
  threadLabel,
  threadState,
  whereThread
} from '../stacktrace/threads.ts'
import { TraceControls } from '../stacktrace/trace-controls.tsx'
import { type Pill, Pills } from './pills.tsx'
import styles from './threads.module.css'

export function Threads() {
  const { event } = useEventContext().detail
  const threads = event.threads?.values ?? []
  const [index, setIndex] = useState(() => bestThread(threads))
  const thread = threads[index]
  if (thread === undefined) return null
  const trace = stackOf(thread, event)
  return (
    <Section
      id="threads"
      title="Threads"
      count={threads.length}
      resetKey={event.event_id}
      controls={
        <TraceControls
          traces={trace === undefined ? [] : [trace]}
          text={() => (trace === undefined ? '' : traceText(trace, event.platform))}
        />
      }
    >
      <div className={styles.thread}>
        <div className={styles.head}>
          <Select
            label="Thread"
            value={String(index)}
            choices={pickerOrder(threads).map((each) => choiceOf(threads[each], each, event))}
            onChange={(value) => setIndex(Number(value))}
          >
            <Button aria-label={`Thread ${threadLabel(thread)}`}>
              <span className={styles.name}>{threadLabel(thread)}</span>
              <ChevronDown size={13} aria-hidden />
            </Button>
          </Select>
          <Pills pills={threadPills(thread, event)} />
        </div>
        {thread.stacktrace === undefined ? (
          <p className={styles.nothing}>
            {trace === undefined
              ? 'This thread came without a stack trace.'
              : 'Its stack trace is that of the exception above.'}
          </p>
        ) : (
          <StackTrace
            key={index}
            trace={thread.stacktrace}
            platform={event.platform}
            opensFrame
            isError={thread.crashed === true}
          />
        )}
      </div>
    </Section>
  )
}

function choiceOf(thread: Thread | undefined, index: number, event: Event) {
  const label = thread === undefined ? '' : threadLabel(thread)
  const note = thread === undefined ? undefined : whereThread(stackOf(thread, event))
  return {
    value: String(index),
    label: thread?.crashed === true ? `${label} (crashed)` : label,
    ...(note !== undefined && { note: note.slice(0, 40) })
  }
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
    pills.push({
      label: 'lock',
      value: lock.class_name ?? lock.address ?? 'unknown'
    })
  }
  return pills
}
