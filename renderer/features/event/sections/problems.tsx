import { Scissors, TriangleAlert } from 'lucide-react'
import type { Problem, Remark } from '../../../../shared/model/event.ts'
import type { JsonObject } from '../../../../shared/model/json.ts'
import { JsonEntries, JsonValue } from '../../../ui/json-tree.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { remarkText } from '../remarks.ts'
import styles from './problems.module.css'

const words: Record<Problem['type'], string> = {
  invalid_data: 'A value was discarded because it is not valid',
  missing_attribute: 'A required value is missing',
  invalid_attribute: 'An unknown attribute was discarded',
  value_too_long: 'A value was cut because it is too long',
  clock_drift: 'Times were adjusted: the clock of the sender was off',
  past_timestamp: 'The time was replaced: it lies too far in the past',
  future_timestamp: 'The time was replaced: it lies in the future',
  unknown_error: 'Something could not be processed'
}

/** What was wrong in the payload, by us and by the SDK. */
export function Problems() {
  const { problems, remarks, event } = useEventContext().detail
  const reported = event.errors ?? []
  return (
    <Section
      id="problems"
      title="Processing problems"
      count={problems.length + reported.length + remarks.length}
      note="found while this event was processed"
      foldedAtFirst
      resetKey={event.event_id}
    >
      <ul className={styles.problems}>
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the problems of an event never change their order
          <ProblemItem key={index} problem={problem} />
        ))}
        {reported.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ReportedItem key={index} problem={problem} />
        ))}
        {remarks.map((remark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <RemarkItem key={index} remark={remark} />
        ))}
      </ul>
    </Section>
  )
}

function ProblemItem({ problem: { type, path, reason, value, data } }: { problem: Problem }) {
  return (
    <li className={styles.problem}>
      <TriangleAlert size={13} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <p>
          {words[type]}
          {path !== '' && <code className={styles.path}>{path}</code>}
        </p>
        {reason !== undefined && <p className={styles.reason}>{reason}</p>}
        {value !== undefined && <JsonValue value={value} openDepth={0} />}
        {data !== undefined && <JsonEntries entries={Object.entries(data)} />}
      </div>
    </li>
  )
}

function ReportedItem({ problem }: { problem: JsonObject }) {
  const { type, ...rest } = problem
  return (
    <li className={styles.problem}>
      <TriangleAlert size={13} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <p>
          The SDK reports <code className={styles.path}>{String(type ?? 'a problem')}</code>
        </p>
        <JsonEntries entries={Object.entries(rest)} />
      </div>
    </li>
  )
}

function RemarkItem({ remark }: { remark: Remark }) {
  return (
    <li className={styles.problem}>
      <Scissors size={13} className={styles.remark} aria-hidden />
      <div className={styles.body}>
        <p>
          {remarkText(remark)}
          <code className={styles.path}>{remark.path}</code>
        </p>
        {remark.rule === '!limit' && <p className={styles.reason}>The raw payload holds all of it.</p>}
      </div>
    </li>
  )
}
