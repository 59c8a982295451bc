import { ChevronDown } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { type Choice, Select } from '../../../ui/menu.tsx'

/** One choice of many, in a menu behind a button that shows it. */
export function ChoiceButton<Value extends string>({
  label,
  value,
  choices,
  disabled,
  onChange
}: {
  label: string
  value: Value
  choices: readonly Choice<Value>[]
  /** Why it cannot be changed now. */
  disabled?: string | undefined
  onChange: (value: Value) => void
}) {
  const shown = choices.find((choice) => choice.value === value)?.label ?? value
  return (
    <Select label={label} value={value} choices={choices} onChange={onChange}>
      <Button aria-label={`${label}: ${shown}`} disabled={disabled !== undefined} title={disabled}>
        {shown}
        <ChevronDown size={13} aria-hidden />
      </Button>
    </Select>
  )
}
