import { ChevronDown, Clock } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { type TimePreset, timePresets } from '../../../api/time-range.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { fromLocalField, toLocalField } from '../../../ui/format/local-time.ts'
import { Popover } from '../../../ui/popover.tsx'
import type { IssueSearch } from '../issue-filters.ts'
import styles from './time-filter.module.css'
import { rangeWords } from './time-words.ts'

type Time = Pick<IssueSearch, 'time' | 'from' | 'to'>

const presetWords: Record<TimePreset, string> = {
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '14d': 'Last 14 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days'
}

/** The time that events must lie in: one that ends now, or one between two moments. */
export function TimeFilter({ time, from, to, onChange }: Time & { onChange: (time: Time) => void }) {
  const [isOpen, setOpen] = useState(false)
  const isAll = time === undefined && from === undefined && to === undefined
  const words = time !== undefined ? presetWords[time] : isAll ? 'All time' : rangeWords(from, to)

  function choose(next: Time) {
    setOpen(false)
    onChange({ time: undefined, from: undefined, to: undefined, ...next })
  }

  return (
    <Popover
      label="Time"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button icon={Clock} aria-label={`Time: ${words}`} data-chosen={!isAll || undefined}>
          <span className={styles.button}>{words}</span>
          <ChevronDown size={13} aria-hidden />
        </Button>
      }
    >
      <div className={styles.panel}>
        <div className={styles.presets}>
          <button
            type="button"
            className={classNames(styles.preset, isAll && styles.chosen)}
            aria-pressed={isAll}
            onClick={() => choose({})}
          >
            All time
          </button>
          {timePresets.map((preset) => (
            <button
              key={preset}
              type="button"
              className={classNames(styles.preset, preset === time && styles.chosen)}
              aria-pressed={preset === time}
              onClick={() => choose({ time: preset })}
            >
              {presetWords[preset]}
            </button>
          ))}
        </div>
        <Between from={from} to={to} onChoose={choose} />
      </div>
    </Popover>
  )
}

function Between({
  from,
  to,
  onChoose
}: {
  from: number | undefined
  to: number | undefined
  onChoose: (time: Time) => void
}) {
  const [first, setFirst] = useState(from === undefined ? '' : toLocalField(from))
  const [last, setLast] = useState(to === undefined ? '' : toLocalField(to))
  const id = useId()
  const [start, end] = [fromLocalField(first), fromLocalField(last)]
  const isReversed = start !== undefined && end !== undefined && end <= start
  const canApply = !isReversed && (start !== undefined || end !== undefined)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (canApply) onChoose({ from: start, to: end })
  }

  return (
    <form className={styles.between} onSubmit={submit}>
      <label htmlFor={`${id}-from`}>From</label>
      <input
        id={`${id}-from`}
        className={styles.input}
        type="datetime-local"
        value={first}
        onChange={({ currentTarget }) => setFirst(currentTarget.value)}
      />
      <label htmlFor={`${id}-to`}>To</label>
      <input
        id={`${id}-to`}
        className={styles.input}
        type="datetime-local"
        value={last}
        onChange={({ currentTarget }) => setLast(currentTarget.value)}
      />
      <p className={isReversed ? styles.wrong : styles.note}>
        {isReversed
          ? 'The end lies before the beginning.'
          : `Your time, ${zoneName()}. Leave one empty for no limit.`}
      </p>
      <Button variant="primary" type="submit" disabled={!canApply}>
        Show this time
      </Button>
    </form>
  )
}

function zoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
