import { X } from 'lucide-react'
import styles from './search-field.module.css'

/** A small field that filters what stands under it. Escape empties it, and then leaves it. */
export function SearchField({
  label,
  value,
  onChange
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <span className={styles.field}>
      <input
        className={styles.input}
        type="text"
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        value={value}
        onChange={(change) => onChange(change.target.value)}
        onKeyDown={(press) => {
          if (press.key !== 'Escape') return
          if (value === '') press.currentTarget.blur()
          else onChange('')
        }}
      />
      {value !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label="Clear the search"
          onClick={() => onChange('')}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  )
}
