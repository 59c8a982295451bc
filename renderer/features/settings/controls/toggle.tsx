import { Switch } from 'radix-ui'
import styles from './toggle.module.css'

/** On or off, at once. */
export function Toggle({
  label,
  value,
  disabled,
  onChange
}: {
  label: string
  value: boolean
  /** Why it cannot be changed now. */
  disabled?: string | undefined
  onChange: (value: boolean) => void
}) {
  return (
    <Switch.Root
      className={styles.track}
      aria-label={label}
      checked={value}
      disabled={disabled !== undefined}
      title={disabled}
      onCheckedChange={onChange}
    >
      <Switch.Thumb className={styles.thumb} />
    </Switch.Root>
  )
}
