import { Check, ChevronDown, type LucideIcon } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './choice-popover.module.css'
import { classNames } from './class-names.ts'
import { Popover } from './popover.tsx'

export interface ChoiceRow {
  readonly value: string
  readonly label: string
  /** Before the label. */
  readonly mark?: ReactNode
  readonly note?: string | undefined
}

interface ChoicePopoverProps {
  /** Names the panel and its field: `Projects`. */
  label: string
  /** What the button says: what is chosen. Where there is little room and nothing is, the icon says it alone. */
  button: string
  /** Before that. */
  mark?: ReactNode
  icon: LucideIcon
  choices: readonly ChoiceRow[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
  /** Told what is searched for, where the choices follow it; else they are filtered here. */
  onSearch?: (text: string) => void
  onOpen?: () => void
  /** Said where there is nothing to choose from. */
  empty: string
}

/** Choices that do not exclude each other, found by typing, in a panel that hangs at a button. None chosen means all. */
export function ChoicePopover(props: ChoicePopoverProps) {
  const { label, button, mark, icon, chosen, onOpen } = props
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      label={label}
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open)
        if (open) onOpen?.()
      }}
      trigger={
        <Button icon={icon} aria-label={`${label}: ${button}`} data-chosen={chosen.length > 0 || undefined}>
          <span className={styles.button}>
            {mark}
            {button}
          </span>
          <ChevronDown size={13} aria-hidden />
        </Button>
      }
    >
      <Choices {...props} />
    </Popover>
  )
}

function Choices({ label, choices, chosen, onChange, onSearch, empty }: ChoicePopoverProps) {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const wanted = text.trim().toLowerCase()
  const shown = onSearch ? choices : choices.filter((choice) => choice.label.toLowerCase().includes(wanted))
  const optionId = (index: number) => `${id}-${index}`

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  })

  function toggle({ value }: ChoiceRow) {
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const choice = shown[active]
    if (step !== undefined) setActive(Math.max(0, Math.min(shown.length - 1, active + step)))
    else if (event.key === 'Enter' && choice) toggle(choice)
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.panel}>
      <input
        className={styles.search}
        type="text"
        role="combobox"
        aria-label={`Find in ${label.toLowerCase()}`}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={shown.length > 0 ? optionId(active) : undefined}
        placeholder={`Find in ${label.toLowerCase()}`}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          setActive(0)
          onSearch?.(currentTarget.value.trim())
        }}
        onKeyDown={press}
      />
      <div
        ref={list}
        id={id}
        className={styles.list}
        role="listbox"
        aria-label={label}
        aria-multiselectable
        // the field keeps the focus, so that one can go on typing after a click
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown.map((choice, index) => (
          <Row
            key={choice.value}
            id={optionId(index)}
            choice={choice}
            isActive={index === active}
            isChosen={chosen.includes(choice.value)}
            onToggle={() => toggle(choice)}
            onOnly={() => onChange([choice.value])}
          />
        ))}
        {shown.length === 0 && (
          <p className={styles.empty}>{wanted === '' ? empty : 'Nothing is called that.'}</p>
        )}
      </div>
      {chosen.length > 0 && (
        <div className={styles.foot}>
          <Button size="small" variant="quiet" onClick={() => onChange([])}>
            All {label.toLowerCase()}
          </Button>
        </div>
      )}
    </div>
  )
}

interface RowProps {
  id: string
  choice: ChoiceRow
  isActive: boolean
  isChosen: boolean
  onToggle: () => void
  onOnly: () => void
}

function Row({ id, choice: { label, mark, note }, isActive, isChosen, onToggle, onOnly }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      data-active={isActive || undefined}
      className={classNames(styles.row, isActive && styles.active)}
      onClick={onToggle}
    >
      <span className={classNames(styles.box, isChosen && styles.checked)}>
        {isChosen && <Check size={11} strokeWidth={3} aria-hidden />}
      </span>
      <span className={styles.label} title={label}>
        {mark}
        {label}
      </span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      <button
        type="button"
        className={styles.only}
        tabIndex={-1}
        aria-label={`Only ${label}`}
        onClick={(event) => {
          event.stopPropagation()
          onOnly()
        }}
      >
        only
      </button>
    </div>
  )
}
