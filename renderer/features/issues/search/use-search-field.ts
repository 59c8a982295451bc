import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react'
import { applyCompletion } from '../../../../shared/search/apply-completion.ts'
import { type CompletionContext, completionContext } from '../../../../shared/search/completion.ts'
import type { ProblemCode } from '../../../../shared/search/search-problem.ts'
import { type Command, useCommand } from '../../../ui/command.ts'
import { type ChipKey, chipsOf, type FieldState, pressInChips, selectedChip } from './chip-keys.ts'
import { editText } from './edit-text.ts'
import { rememberSearch } from './recent-searches.ts'
import type { Suggestion } from './suggestions.ts'
import { useSearchText } from './use-search-text.ts'
import { useSuggestions } from './use-suggestions.ts'

export interface SearchFieldProps {
  /** Says what is searched. */
  label: string
  placeholder: string
  /** Brings the focus here. */
  command: Command
  /** The issue whose events are searched; else issues are. */
  issueId?: string | undefined
  /** What the address says. */
  query: string
  /** The only project that is listed, whose values are offered. */
  projectId: string | undefined
  onQuery: (query: string) => void
  /** Enter was pressed: what was typed may be an id to jump to. */
  onSubmit: (text: string) => void
}

/** What is not finished is no mistake while one is in the field. */
const unfinished: readonly ProblemCode[] = [
  'missing_value',
  'unclosed_quote',
  'unclosed_list',
  'unclosed_parenthesis',
  'empty_list_item',
  'missing_operand'
]

const chipKeys: readonly ChipKey[] = ['Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'Enter']

/** What the search field holds and offers, and what keys and clicks do in it. */
export function useSearchField({ query, projectId, issueId, command, onQuery, onSubmit }: SearchFieldProps) {
  const search = useSearchText(query, onQuery)
  const { text, caret, problems, isTyping } = search
  const field = useRef<HTMLTextAreaElement>(null)
  const [isFocused, setFocused] = useState(false)
  const [isOpen, setOpen] = useState(false)
  /** A chip was clicked: there is more to choose for it. */
  const [isChipOpen, setChipOpen] = useState(false)
  const [chosen, setChosen] = useState<number | undefined>(undefined)
  /** Something was typed since the field got the focus or a chip was chosen. */
  const hasTyped = useRef(false)

  const context = useMemo(() => completionContext(text, Math.min(caret, text.length)), [text, caret])
  const groups = useSuggestions(context, text.trim() === '', isFocused && isOpen, projectId, issueId)
  const suggestions = groups.flatMap(({ items }) => items)
  const active = Math.min(chosen ?? firstChoice(context, suggestions[0]), suggestions.length - 1)
  const chip = chipsOf(text).find(({ start, end }) => start <= caret && caret <= end)

  function stateNow(): FieldState {
    const box = field.current
    return { text, start: box?.selectionStart ?? 0, end: box?.selectionEnd ?? 0 }
  }

  function edit(next: FieldState) {
    if (field.current !== null) editText(field.current, next)
    hasTyped.current = false
    search.setCaret(next.start)
    setChosen(undefined)
  }

  function leave() {
    setOpen(false)
    field.current?.blur()
  }

  function submit() {
    const next = search.commit()
    if (issueId === undefined) rememberSearch(next)
    leave()
    onSubmit(next)
  }

  function choose({ gives }: Suggestion) {
    if (gives.type === 'query') {
      edit({ text: gives.text, start: gives.text.length, end: gives.text.length })
      return submit()
    }
    if (gives.type === 'choice') {
      const { text: next, caret: at } = applyCompletion(text, context, gives.text)
      return edit({ text: next, start: at, end: at })
    }
    const at = context.start + gives.text.length
    edit({ text: text.slice(0, context.start) + gives.text + text.slice(context.end), start: at, end: at })
  }

  /** A click on a chip selects its value; one where the caret is already goes where it points. */
  function click({ shiftKey, detail }: MouseEvent) {
    const { start, end } = stateNow()
    setOpen(true)
    setChosen(undefined)
    if (start !== end || shiftKey || detail > 1) return
    const hit = chipsOf(text).find((each) => each.start < start && start < each.end)
    const wasThere = isChipOpen && hit !== undefined && hit.start <= caret && caret <= hit.end
    setChipOpen(hit !== undefined)
    const { value } = hit?.parts ?? {}
    if (value !== undefined && !wasThere) field.current?.setSelectionRange(value.start, value.end)
    search.setCaret(value === undefined || wasThere ? start : value.start)
  }

  /** True where the key was meant for the suggestions. */
  function pressInSuggestions({ key, shiftKey }: KeyboardEvent): boolean {
    const count = suggestions.length
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setOpen(true)
      if (count > 0)
        setChosen(key === 'ArrowDown' ? (active + 1) % count : active <= 0 ? count - 1 : active - 1)
      return true
    }
    if (key === 'Escape') {
      if (count > 0) setOpen(false)
      else leave()
      return true
    }
    const isTab = key === 'Tab' && !shiftKey && text.trim() !== ''
    const suggestion = suggestions[active] ?? (isTab ? suggestions[0] : undefined)
    if (suggestion === undefined || !(isTab || key === 'Enter')) return false
    choose(suggestion)
    return true
  }

  /** True where the key was meant for a chip. */
  function pressOnChips({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const hasModifier = metaKey || ctrlKey || altKey || shiftKey
    const chipKey = key === '!' ? '!' : hasModifier ? undefined : chipKeys.find((one) => one === key)
    const next = chipKey && pressInChips(stateNow(), chipKey, hasTyped.current)
    if (next === undefined) return false
    const isEditing = chipKey === 'Enter'
    setOpen(isEditing)
    setChipOpen(isEditing || selectedChip(next) !== undefined)
    edit(next)
    return true
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    const isTaken = pressInSuggestions(event) || pressOnChips(event)
    if (isTaken || event.key === 'Enter') event.preventDefault()
    if (!isTaken && event.key === 'Enter') submit()
  }

  useCommand(command, () => {
    field.current?.focus()
    field.current?.select()
  })

  return {
    field,
    text,
    groups,
    active,
    isFocused,
    /** Where mistakes are not shown, as one is typing there. */
    quietAt: isTyping ? caret : undefined,
    mistakes: isTyping ? [] : problems.filter(({ code }) => !unfinished.includes(code)),
    /** The chip whose tools are shown. */
    shownChip: isFocused && isOpen && isChipOpen ? chip : undefined,
    edit,
    choose,
    clear() {
      edit({ text: '', start: 0, end: 0 })
      search.commit()
    },
    listeners: {
      onChange({ currentTarget: { value, selectionStart } }: { currentTarget: HTMLTextAreaElement }) {
        hasTyped.current = true
        // a line break parts nothing, and would only be a mistake
        search.type(value.replace(/[\r\n]+/g, ' '), selectionStart)
        setOpen(true)
        setChosen(undefined)
      },
      onSelect: ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) =>
        search.setCaret(currentTarget.selectionStart),
      onKeyDown: press,
      onClick: click,
      onFocus() {
        hasTyped.current = false
        setFocused(true)
        setOpen(true)
        setChipOpen(false)
      },
      onBlur() {
        setFocused(false)
        setOpen(false)
        search.commit()
      }
    }
  }
}

/** A value that begins as typed is what Enter takes; a word that could become a key is a word until one says so. */
function firstChoice({ type, prefix }: CompletionContext, first: Suggestion | undefined): number {
  if (type === 'key' || type === 'text' || prefix === '' || first === undefined) return -1
  return first.label.toLowerCase().startsWith(prefix.toLowerCase()) ? 0 : -1
}
