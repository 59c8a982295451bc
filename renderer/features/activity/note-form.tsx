import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './note-form.module.css'
import { NoteText } from './note-text.tsx'

/** As much as a note may hold. */
const mostCharacters = 20_000

/** A note being written, with a look at how it will be. */
export function NoteForm({
  label,
  action,
  text,
  isBusy,
  startsFocused = false,
  onChange,
  onDone,
  onCancel
}: {
  label: string
  action: string
  text: string
  isBusy: boolean
  startsFocused?: boolean
  onChange: (text: string) => void
  onDone: () => void
  onCancel?: () => void
}) {
  const [view, setView] = useState<'write' | 'look'>('write')
  const hintId = useId()
  const canDo = text.trim() !== '' && !isBusy

  function submit(event: FormEvent) {
    event.preventDefault()
    if (canDo) onDone()
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (canDo) onDone()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      if (onCancel) onCancel()
      else if (event.target instanceof HTMLElement) event.target.blur()
    }
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {view === 'write' ? (
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the field stands where its button was pressed
          autoFocus={startsFocused}
          className={styles.field}
          aria-label={label}
          aria-describedby={hintId}
          placeholder={label}
          rows={Math.min(14, Math.max(2, text.split('\n').length + 1))}
          maxLength={mostCharacters}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          onKeyDown={press}
        />
      ) : (
        <div className={styles.look}>
          <NoteText text={text} />
        </div>
      )}
      {(text !== '' || onCancel !== undefined) && (
        <div className={styles.foot}>
          <Segmented
            label="How the note is shown"
            value={view}
            segments={[
              { value: 'write', label: 'Write' },
              { value: 'look', label: 'Look' }
            ]}
            onChange={setView}
          />
          <span className={styles.hint} id={hintId}>
            Markdown: **bold**, *italic*, `code`, lists, links
          </span>
          {onCancel !== undefined && (
            <Button size="small" variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button size="small" variant="primary" type="submit" disabled={!canDo}>
            {action}
            <Kbd keys="mod+enter" />
          </Button>
        </div>
      )}
    </form>
  )
}
