import { ToggleGroup } from 'radix-ui'
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
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.group}
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const segment = segments.find((each) => each.value === chosen)
        if (segment !== undefined) onChange(segment.value)
      }}
    >
      {segments.map((segment) => (
        <ToggleGroup.Item
          key={segment.value}
          value={segment.value}
          className={styles.item}
          disabled={segment.disabled !== undefined}
          title={segment.disabled ?? segment.title}
        >
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
