import type { ReactNode } from 'react'
import styles from './check-line.module.css'

/** Something that is on or off, with what that means under it. */
export function CheckLine({
  label,
  note,
  isChecked,
  disabled,
  onChange
}: {
  label: string
  note?: ReactNode
  isChecked: boolean
  /** Why it cannot be changed now. */
  disabled?: string | undefined
  onChange: (isChecked: boolean) => void
}) {
  return (
    <label className={styles.line} title={disabled}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={disabled !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>
        {label}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </label>
  )
}
