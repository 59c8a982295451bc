import { type FocusEvent, type KeyboardEvent, useState } from 'react'

/**
 * What makes a row of buttons a group of choices of which one holds (WAI-ARIA's radio group): one stop of the Tab key,
 * arrows move among them. What has the focus is not chosen yet, since a choice asks something anew: that takes a click or
 * Enter. `chosen` may be none of them; `first` is where the Tab key stops then.
 */
export function useRadioRow<Value extends string>(chosen: Value | undefined, first: Value | undefined) {
  const [focused, setFocused] = useState<Value | undefined>(undefined)
  const stop = focused ?? chosen ?? first
  return {
    group: {
      onKeyDown: moveFocus,
      onBlur({ currentTarget, relatedTarget }: FocusEvent) {
        if (!currentTarget.contains(relatedTarget)) setFocused(undefined)
      }
    },
    radioOf: (value: Value) => ({
      type: 'button' as const,
      role: 'radio',
      'aria-checked': value === chosen,
      'data-state': value === chosen ? 'on' : 'off',
      tabIndex: value === stop ? 0 : -1,
      onFocus: () => setFocused(value)
    })
  } as const
}

function moveFocus(event: KeyboardEvent) {
  const { key, currentTarget, target } = event
  if (!(target instanceof HTMLElement)) return
  const radios = [...currentTarget.querySelectorAll<HTMLElement>('[role=radio]:not(:disabled)')]
  const at = radios.indexOf(target)
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: radios.length - 1
  }[key]
  if (to === undefined || at < 0) return
  event.preventDefault()
  radios.at(to % radios.length)?.focus()
}
