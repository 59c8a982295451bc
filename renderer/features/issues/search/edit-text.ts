import type { FieldState } from './chip-keys.ts'

/** What of a text another one replaces: [from, to) by `by`. */
export function differenceOf(before: string, after: string): { from: number; to: number; by: string } {
  let from = 0
  const shortest = Math.min(before.length, after.length)
  while (from < shortest && before[from] === after[from]) from++
  let same = 0
  while (same < shortest - from && before.at(-1 - same) === after.at(-1 - same)) same++
  return { from, to: before.length - same, by: after.slice(from, after.length - same) }
}

/** Changes the text of a field as typing would, so that the field's own undo knows of it, and selects in it. */
export function editText(field: HTMLTextAreaElement, { text, start, end }: FieldState) {
  field.focus()
  if (field.value !== text) {
    const { from, to, by } = differenceOf(field.value, text)
    field.setSelectionRange(from, to)
    document.execCommand(by === '' ? 'delete' : 'insertText', false, by)
  }
  field.setSelectionRange(start, end)
}
