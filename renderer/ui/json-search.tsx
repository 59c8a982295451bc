import { ChevronDown, ChevronUp } from 'lucide-react'
import { IconButton } from './button.tsx'
import { formatWhole } from './format/number.ts'
import styles from './json-browser.module.css'

/** The search over a JSON tree: what for, how often it is there, and the way from one to the next. */
export function JsonSearch({
  value,
  count,
  at,
  isMore,
  onChange,
  onSeek
}: {
  value: string
  count: number
  /** The match that is shown, from 0. */
  at: number
  /** There are more matches than were counted. */
  isMore: boolean
  onChange: (value: string) => void
  onSeek: (step: 1 | -1) => void
}) {
  return (
    <div className={styles.search}>
      <input
        className={styles.input}
        type="text"
        aria-label="Search keys and values"
        placeholder="Search keys and values"
        spellCheck={false}
        value={value}
        onChange={(change) => onChange(change.target.value)}
        onKeyDown={(press) => {
          if (press.key === 'Enter') onSeek(press.shiftKey ? -1 : 1)
          else if (press.key === 'Escape' && value !== '') onChange('')
          else if (press.key === 'Escape') press.currentTarget.blur()
        }}
      />
      {value !== '' && (
        <>
          <span className={styles.found} role="status">
            {count === 0
              ? 'Nothing found'
              : `${formatWhole(at + 1)} of ${formatWhole(count)}${isMore ? '+' : ''}`}
          </span>
          <IconButton
            size="small"
            icon={ChevronUp}
            label="Previous match"
            disabled={count === 0}
            onClick={() => onSeek(-1)}
          />
          <IconButton
            size="small"
            icon={ChevronDown}
            label="Next match"
            disabled={count === 0}
            onClick={() => onSeek(1)}
          />
        </>
      )}
    </div>
  )
}
