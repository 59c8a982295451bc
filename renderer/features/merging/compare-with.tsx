import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Subject } from '../../api/issue-queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './comparison-dialog.module.css'
import { ComparisonView } from './comparison-view.tsx'

/** Asks for another issue or event, and compares it with this one. `find` knows issues and events by what they are called. */
export function CompareWith({
  subject,
  shortId,
  find,
  onClose
}: {
  subject: Subject
  /** Of the issue that is compared. */
  shortId: string
  find: (text: string) => Promise<Subject | undefined>
  onClose: () => void
}) {
  const [text, setText] = useState('')
  const found = useMutation({ mutationFn: () => find(text.trim()) })
  const other = found.data

  function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() !== '') found.mutate()
  }

  return (
    <Dialog title={`Compare ${shortId} with another`} open wide onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.line}>
          <input
            autoFocus
            className={styles.input}
            aria-label="Short id of an issue, or id of an event"
            placeholder="Short id of an issue (WEB-12), or id of an event"
            spellCheck={false}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button variant="primary" type="submit" disabled={text.trim() === '' || found.isPending}>
            Compare
          </Button>
        </div>
        <p className={styles.note}>Of an issue, its latest event is compared.</p>
        {found.isSuccess && other === undefined && (
          <p className={styles.wrong} role="alert">
            There is no issue or event called “{text.trim()}”.
          </p>
        )}
        {found.isError && (
          <p className={styles.wrong} role="alert">
            {found.error.message}
          </p>
        )}
      </form>
      {other !== undefined && (
        <div className={styles.body}>
          <ComparisonView a={subject} b={other} />
        </div>
      )}
    </Dialog>
  )
}
