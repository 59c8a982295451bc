import { useState } from 'react'
import type { Exception, Mechanism } from '../../../../shared/model/event.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { formatPlural } from '../../../ui/format/number.ts'
import { usePreferences } from '../../../ui/preferences.ts'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { exceptionsText } from '../stacktrace/raw-text.ts'
import { StackTrace } from '../stacktrace/stack-trace.tsx'
import { TraceControls } from '../stacktrace/trace-controls.tsx'
import styles from './exceptions.module.css'
import { type Pill, Pills } from './pills.tsx'

/** A group of hundreds is put on the page a few at a time. */
const mostAtOnce = 6

export function Exceptions() {
  const { event } = useEventContext().detail
  const [most, setMost] = useState(mostAtOnce)
  const newestFirst = usePreferences((state) => state.frameOrder === 'newest')
  const values = event.exception?.values ?? []
  const shown = newestFirst ? values.toReversed() : values
  const last = values.at(-1)
  return (
    <Section
      id="exceptions"
      title={values.length > 1 ? 'Exceptions' : 'Exception'}
      count={values.length > 1 ? values.length : undefined}
      resetKey={event.event_id}
      controls={
        <TraceControls
          traces={values.flatMap(({ stacktrace }) => stacktrace ?? [])}
          text={() => exceptionsText(values, event.platform)}
        />
      }
    >
      <ol className={styles.exceptions}>
        {shown.slice(0, most).map((exception, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the exceptions of an event never change their order
          <li key={index}>
            <ExceptionBlock exception={exception} all={values} isLast={exception === last} />
          </li>
        ))}
      </ol>
      {shown.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + 50)}>
          Show {formatPlural(shown.length - most, 'related exception')}
        </button>
      )}
    </Section>
  )
}

function ExceptionBlock({
  exception,
  all,
  isLast
}: {
  exception: Exception
  all: readonly Exception[]
  isLast: boolean
}) {
  const { event } = useEventContext().detail
  const { type, value, module, stacktrace, mechanism } = exception
  return (
    <div className={styles.exception}>
      <h4 className={styles.type} title={module === undefined ? undefined : `from ${module}`}>
        {type ?? (value === undefined ? 'Unknown exception' : 'Exception')}
        {module !== undefined && <span className={styles.module}>{module}</span>}
      </h4>
      {value !== undefined && (
        <div className={styles.value}>
          <ClippedText text={value} code lines={12} />
        </div>
      )}
      <Pills pills={mechanismPills(mechanism)} />
      <Relation mechanism={mechanism} all={all} />
      {stacktrace === undefined ? (
        <p className={styles.nothing}>This exception came without a stack trace.</p>
      ) : (
        <StackTrace
          trace={stacktrace}
          platform={event.platform}
          opensFrame={isLast}
          isError={event.level === 'error' || event.level === 'fatal'}
        />
      )}
    </div>
  )
}

/** Where an exception stands in a group: what it was raised by, as the SDK says. */
function Relation({ mechanism, all }: { mechanism: Mechanism | undefined; all: readonly Exception[] }) {
  if (mechanism?.parent_id === undefined) return null
  const parent = all.find((each) => each.mechanism?.exception_id === mechanism.parent_id)
  if (parent === undefined) return null
  return (
    <p className={styles.relation}>
      {mechanism.source === undefined ? 'belongs to' : `${mechanism.source} of`}{' '}
      <strong>{parent.type ?? 'an exception'}</strong>
    </p>
  )
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function mechanismPills(mechanism: Mechanism | undefined): Pill[] {
  if (mechanism === undefined) return []
  const { type, description, handled, synthetic, data = {}, meta = {}, is_exception_group } = mechanism
  const pills: Pill[] = [{ label: 'mechanism', value: type, title: description }]
  if (handled !== undefined) {
    pills.push({
      label: 'handled',
      value: String(handled),
      tone: handled ? 'good' : 'error'
    })
  }
  if (synthetic === true) {
    pills.push({
      label: 'synthetic',
      value: 'true',
      title: 'The SDK made this exception up for the stack trace'
    })
  }
  if (is_exception_group === true) pills.push({ label: 'group', value: 'true' })
  for (const [label, value] of Object.entries(meta)) pills.push({ label, value: metaText(label, value) })
  for (const [label, value] of Object.entries(data)) {
    if (value !== null && typeof value !== 'object') pills.push({ label, value: String(value) })
  }
  return pills
}

/** Signals and Mach exceptions read as `NAME (CODE)`. */
function metaText(label: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return plainText(value)
  const fields = new Map(Object.entries(value))
  const name = fields.get('name') ?? fields.get('code_name')
  const number = fields.get('number') ?? fields.get('exception')
  if (label === 'signal' || label === 'errno') {
    if (name !== undefined && number !== undefined) return `${name} (${number})`
  }
  return name === undefined ? plainText(value) : String(name)
}
