import { isPrefix, runKeys } from './command.ts'

const sequenceMs = 1000

export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/**
 * A key press in the notation of commands: `j`, `shift+x`, `mod+k`. Shift is left out where it only makes the
 * character (`?`), and AltGr where a layout needs it for one (`[`). Nothing for a modifier alone.
 */
export function keysOf(press: KeyPress, isAltGraph: boolean): string | undefined {
  if (['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'Dead'].includes(press.key)) return undefined
  const key = press.key.toLowerCase()
  const isLetter = /^\p{L}$/u.test(press.key)
  const hasShift = press.shiftKey && (isLetter || press.key.length > 1)
  const hasMod = (press.ctrlKey || press.metaKey) && !isAltGraph
  if (press.altKey && !isAltGraph) return undefined
  return `${hasMod ? 'mod+' : ''}${hasShift ? 'shift+' : ''}${key}`
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}

/** What a text field does with these itself: select, copy, cut, paste, undo, redo, and leave it to the browser. */
const editingKeys = ['a', 'c', 'x', 'v', 'z', 'shift+z', 'y', 'b', 'i', 'u'].map((key) => `mod+${key}`)

/** True for keys that are text, or that change it, in what has the focus. */
function isForText(keys: string, target: EventTarget | null): boolean {
  return isTyping(target) && (!keys.startsWith('mod+') || editingKeys.includes(keys))
}

/** True where keys belong to a dialog, also to one that is still being loaded, or to a menu. */
function isCaptured(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog][data-state=open], [data-captures-keys]') !== null) return true
  return target instanceof Element && target.closest('[role=menu]') !== null
}

/** What is moved through by arrows and their kin: choices, and boxes that scroll. */
const arrowTakers =
  '[role=separator], [role=radio], [role=tab], [role=tree], [aria-haspopup], section[tabindex]'

/** Enter and Space press the focused control, arrows move within it. */
function isForControl(keys: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (['enter', ' '].includes(keys)) {
    return target.matches('button, a, summary, [role=separator], [role=tree], [role^=menuitem]')
  }
  return /^(?:arrow|page|home$|end$)/.test(keys) && target.matches(arrowTakers)
}

/** Turns key presses in the window into commands. Gives how to stop. */
export function startShortcuts(target: Window): () => void {
  let started = ''
  let startedAt = 0

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || isCaptured(event.target)) return
    const keys = keysOf(event, event.getModifierState('AltGraph'))
    if (keys === undefined) return
    if (isForText(keys, event.target)) return
    if (isForControl(keys, event.target)) return

    const isFresh = started !== '' && event.timeStamp - startedAt < sequenceMs
    const sequence = isFresh ? `${started} ${keys}` : keys
    started = ''
    if (isPrefix(sequence)) {
      started = sequence
      startedAt = event.timeStamp
    } else if (!runKeys(sequence) && !(isFresh && runKeys(keys))) return
    event.preventDefault()
  }

  // Before anything else: a tooltip that happens to be open would keep Escape for itself.
  target.addEventListener('keydown', press, { capture: true })
  return () => target.removeEventListener('keydown', press, { capture: true })
}
