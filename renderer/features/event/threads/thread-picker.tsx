import { ChevronDown, CircleAlert } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { Event, Thread } from '../../../../shared/model/event.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Popover } from '../../../ui/popover.tsx'
import { type ThreadRow, threadLabel, threadRows } from '../stacktrace/threads.ts'
import styles from './thread-picker.module.css'

/** More are found by what is typed. */
const mostRows = 200

/** Which thread of the event is shown: a list to search, the crashed ones first. */
export function ThreadPicker({
  event,
  thread,
  index,
  onChange
}: {
  event: Event
  thread: Thread
  index: number
  onChange: (index: number) => void
}) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label="Threads"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button aria-label={`Thread ${threadLabel(thread)}`}>
          <span className={styles.name}>{threadLabel(thread)}</span>
          <ChevronDown size={13} aria-hidden />
        </Button>
      }
    >
      <ThreadList
        event={event}
        index={index}
        onChoose={(chosen) => {
          onChange(chosen)
          setOpen(false)
        }}
      />
    </Popover>
  )
}

function ThreadList({
  event,
  index,
  onChoose
}: {
  event: Event
  index: number
  onChoose: (index: number) => void
}) {
  const rows = useMemo(() => threadRows(event), [event])
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const wanted = search.trim().toLowerCase()
  const found = rows.filter((row) => row.words.includes(wanted)).slice(0, mostRows)

  function moveTo(next: number) {
    const at = Math.max(0, Math.min(found.length - 1, next))
    setActive(at)
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') moveTo(active + 1)
    else if (event.key === 'ArrowUp') moveTo(active - 1)
    else if (event.key === 'Enter') onChoose(found[active]?.index ?? index)
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        className={styles.search}
        type="text"
        role="combobox"
        aria-label="Search threads"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found.length === 0 ? undefined : `${id}${active}`}
        placeholder="Search threads"
        value={search}
        onChange={(change) => {
          setSearch(change.target.value)
          setActive(0)
        }}
        onKeyDown={press}
      />
      <div className={styles.heads} aria-hidden>
        <span>Id</span>
        <span>Name</span>
        <span>Where</span>
        <span>File</span>
        <span>State</span>
      </div>
      <div className={styles.scroller}>
        <div ref={list} id={id} role="listbox" aria-label="Threads">
          {found.map((row, nth) => (
            <PickerRow
              key={row.index}
              id={`${id}${nth}`}
              row={row}
              isActive={nth === active}
              isChosen={row.index === index}
              onChoose={onChoose}
            />
          ))}
        </div>
        {found.length === 0 && <p className={styles.nothing}>No thread says “{search}”.</p>}
      </div>
    </>
  )
}

function PickerRow({
  id,
  row: { index, threadId, name, where, file, state, isCrashed },
  isActive,
  isChosen,
  onChoose
}: {
  id: string
  row: ThreadRow
  isActive: boolean
  isChosen: boolean
  onChoose: (index: number) => void
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the search field has the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field takes the keys
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classNames(styles.row, isActive && styles.active, isChosen && styles.chosen)}
      onClick={() => onChoose(index)}
    >
      <span className={styles.id}>
        {threadId ?? '–'}
        {isCrashed && (
          <span className={styles.crashed} role="img" aria-label="crashed" title="It crashed">
            <CircleAlert size={12} aria-hidden />
          </span>
        )}
      </span>
      <span title={name}>{name ?? '–'}</span>
      <span className={styles.code} title={where}>
        {where ?? '–'}
      </span>
      <span className={styles.code} title={file}>
        {file ?? '–'}
      </span>
      <span>{state ?? '–'}</span>
    </div>
  )
}
