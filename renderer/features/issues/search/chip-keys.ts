import { negateFilter, removeTerm } from '../../../../shared/search/edit.ts'
import type { Span } from '../../../../shared/search/syntax-tree.ts'
import { type SearchToken, tokensAt } from '../../../../shared/search/tokens.ts'

/** The text of a search and what is selected in it; a caret is a selection of nothing. */
export interface FieldState extends Span {
  readonly text: string
}

export type ChipKey = 'Backspace' | 'Delete' | 'ArrowLeft' | 'ArrowRight' | 'Enter' | '!'

type Chip = SearchToken & { readonly type: 'filter' }

export function chipsOf(text: string): Chip[] {
  return tokensAt(text).filter((token): token is Chip => token.type === 'filter')
}

/** The chip that is selected as a whole. */
export function selectedChip({ text, start, end }: FieldState): Chip | undefined {
  return chipsOf(text).find((chip) => chip.start === start && chip.end === end)
}

/**
 * What a key does where it meets a chip: it is selected first; selected, it is removed, turned into its opposite, edited,
 * or left for its neighbour. A filter that is being typed is none yet, until a space parts it from the caret.
 * Undefined: the key means what it does in any text.
 */
export function pressInChips(field: FieldState, key: ChipKey, isTyping: boolean): FieldState | undefined {
  const selected = selectedChip(field)
  if (selected) return pressOnChip(field.text, selected, key)
  if (field.start !== field.end) return undefined
  const chip = neighbour(field.text, field.start, key, isTyping)
  return chip && { text: field.text, start: chip.start, end: chip.end }
}

/** The chip beside the caret that a key goes to. */
function neighbour(text: string, caret: number, key: ChipKey, isTyping: boolean): Chip | undefined {
  const isBack = key === 'Backspace' || key === 'ArrowLeft'
  if (!isBack && key !== 'Delete' && key !== 'ArrowRight') return undefined
  return chipsOf(text).find(({ start, end }) => {
    const between = isBack ? text.slice(end, caret) : text.slice(caret, start)
    const isBeside = isBack ? end <= caret : start >= caret
    return isBeside && between.trim() === '' && !(isTyping && between === '')
  })
}

function pressOnChip(text: string, chip: Chip, key: ChipKey): FieldState {
  switch (key) {
    case 'Backspace':
    case 'Delete': {
      const rest = removeTerm(text, chip)
      const caret = Math.min(chip.start, rest.length)
      return { text: rest, start: caret, end: caret }
    }
    case '!': {
      const next = negateFilter(text, chip)
      return { text: next, start: chip.start, end: chip.end + next.length - text.length }
    }
    case 'Enter':
      return { text, start: chip.parts.value.start, end: chip.parts.value.end }
    case 'ArrowLeft': {
      const before = chipsOf(text).findLast(({ end }) => end <= chip.start)
      return before
        ? { text, start: before.start, end: before.end }
        : { text, start: chip.start, end: chip.start }
    }
    case 'ArrowRight': {
      const after = chipsOf(text).find(({ start }) => start >= chip.end)
      if (after) return { text, start: after.start, end: after.end }
      const caret = Math.min(text.length, chip.end + 1)
      return { text, start: caret, end: caret }
    }
  }
}
