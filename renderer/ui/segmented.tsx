import { useRadioRow } from './radio-row.ts'
import styles from './segmented.module.css'

export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Why it cannot be chosen now; shown on hover. */
  readonly disabled?: string | undefined
  readonly title?: string | undefined
}

/** One choice of a few, all in sight. */
export function Segmented<Value extends string>({
  label,
  value,
  segments,
  onChange
}: {
  label: string
  value: Value
  segments: readonly Segment<Value>[]
  onChange: (value: Value) => void
}) {
  const { group, radioOf } = useRadioRow(value, segments[0]?.value)
  return (
    <div role="radiogroup" {...group} className={styles.group} aria-label={label}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          {...radioOf(segment.value)}
          className={styles.item}
          disabled={segment.disabled !== undefined}
          title={segment.disabled ?? segment.title}
          onClick={() => {
            if (segment.value !== value) onChange(segment.value)
          }}
        >
          {segment.label}
        </button>
      ))}
    </div>
  )
}
