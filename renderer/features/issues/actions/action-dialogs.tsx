import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Archive } from '../../../../shared/model/issue.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { fromLocalField, toLocalField } from '../../../ui/format/local-time.ts'
import { useIssueActions } from '../issue-actions.ts'
import { type ActionQuestion, ask, useActionQuestion } from './action-dialog.ts'
import styles from './action-dialogs.module.css'

/** Asks what an action needs to know, when one does: once in the page. */
export function ActionDialogs() {
  const question = useActionQuestion((state) => state.question)
  if (question === null) return null
  return question.type === 'archive' ? (
    <ArchiveDialog question={question} />
  ) : (
    <ReleaseDialog question={question} />
  )
}

const close = () => ask(null)

function Form({
  title,
  label,
  canDo,
  onDone,
  children
}: {
  title: string
  label: string
  canDo: boolean
  onDone: () => void
  children: React.ReactNode
}) {
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!canDo) return
    close()
    onDone()
  }
  return (
    <Dialog title={title} open onClose={close}>
      <form className={styles.form} onSubmit={submit}>
        {children}
        <div className={styles.foot}>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!canDo}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** For the field that is filled in first: it has the focus from the beginning. */
function useFirstFocus() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  return field
}

const windows = [
  ['', 'from now on'],
  ['60', 'within an hour'],
  ['1440', 'within a day'],
  ['10080', 'within a week']
] as const

function ArchiveDialog({ question: { until, targets } }: { question: ActionQuestion & { type: 'archive' } }) {
  const actions = useIssueActions()
  const [at, setAt] = useState(() => toLocalField(Date.now() + 24 * 3_600_000))
  const [count, setCount] = useState('100')
  const [windowMinutes, setWindow] = useState('')
  const id = useId()
  const field = useFirstFocus()
  const moment = fromLocalField(at) ?? Number.NaN
  const number = Number(count)
  const isPast = !(moment > Date.now())
  const isValid = until === 'time' ? !isPast : Number.isInteger(number) && number >= 1

  function archive() {
    const within = windowMinutes === '' ? {} : { windowMinutes: Number(windowMinutes) }
    const condition: Archive = until === 'time' ? { until: moment } : { [until]: number, ...within }
    void actions.change(targets, { status: 'ignored', archive: condition })
  }

  return (
    <Form title="Archive until …" label="Archive" canDo={isValid} onDone={archive}>
      {until === 'time' ? (
        <>
          <label className={styles.label} htmlFor={id}>
            Until this moment, in your time
          </label>
          <input
            ref={field}
            id={id}
            className={styles.input}
            type="datetime-local"
            value={at}
            min={toLocalField(Date.now())}
            onChange={(event) => setAt(event.target.value)}
          />
          {isPast && <p className={styles.wrong}>It must lie in the future.</p>}
        </>
      ) : (
        <>
          <label className={styles.label} htmlFor={id}>
            Until it {until === 'events' ? 'occurs' : 'hits'} so many more{' '}
            {until === 'events' ? 'times' : 'users'}
          </label>
          <div className={styles.line}>
            <input
              ref={field}
              id={id}
              className={styles.input}
              type="number"
              min={1}
              value={count}
              onChange={(event) => setCount(event.target.value)}
            />
            <select
              className={styles.input}
              aria-label="Within which time"
              value={windowMinutes}
              onChange={(event) => setWindow(event.target.value)}
            >
              {windows.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          {!isValid && <p className={styles.wrong}>A whole number from 1.</p>}
        </>
      )}
    </Form>
  )
}

function ReleaseDialog({
  question: { targets, releases }
}: {
  question: ActionQuestion & { type: 'release' }
}) {
  const actions = useIssueActions()
  const [release, setRelease] = useState('')
  const id = useId()
  const field = useFirstFocus()
  return (
    <Form
      title="Resolve in a release"
      label="Resolve"
      canDo={release.trim() !== ''}
      onDone={() =>
        void actions.change(targets, {
          status: 'resolved',
          resolution: { in: 'release', release: release.trim() }
        })
      }
    >
      <label className={styles.label} htmlFor={id}>
        Events of releases before this one do not reopen it
      </label>
      <input
        ref={field}
        id={id}
        className={styles.input}
        type="text"
        list={`${id}-releases`}
        placeholder={releases[0] ?? 'web@1.2.3'}
        maxLength={250}
        spellCheck={false}
        value={release}
        onChange={(event) => setRelease(event.target.value)}
      />
      <datalist id={`${id}-releases`}>
        {releases.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </Form>
  )
}
