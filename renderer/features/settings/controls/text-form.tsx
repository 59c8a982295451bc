import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import styles from './text-form.module.css'

/** A value that is typed and takes effect with Enter or its button; Escape takes back what was typed. */
export function TextForm({
  label,
  value,
  action,
  width,
  isNumber = false,
  check,
  isPending = false,
  onSubmit
}: {
  label: string
  value: string
  /** On its button. */
  action: ReactNode
  /** px */
  width: number
  isNumber?: boolean
  /** Why a text cannot be taken. */
  check: (text: string) => string | undefined
  isPending?: boolean
  onSubmit: (text: string) => void
}) {
  const [draft, setDraft] = useState<string>()
  const text = draft ?? value
  const problem = draft === undefined ? undefined : check(text.trim())
  const isChanged = draft !== undefined && text.trim() !== value
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isChanged || problem !== undefined) return
        onSubmit(text.trim())
        setDraft(undefined)
      }}
    >
      {problem !== undefined && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
      <input
        className={styles.input}
        style={{ width }}
        aria-label={label}
        aria-invalid={problem !== undefined}
        inputMode={isNumber ? 'numeric' : 'text'}
        spellCheck={false}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(press) => {
          if (press.key === 'Escape') setDraft(undefined)
        }}
      />
      <Button
        type="submit"
        disabled={!isChanged || problem !== undefined || isPending}
        title={isChanged ? problem : 'Nothing was changed'}
      >
        {action}
      </Button>
    </form>
  )
}
