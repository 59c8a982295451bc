import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import { isRecord, numberOf, readFields, readJson, recordOf } from './read-value.ts'

/** Widths of the lists beside what is open, px. */
const initial = { issues: 470, items: 560 }
type Widths = Readonly<typeof initial>
export type Pane = keyof Widths

const fields = { issues: numberOf(320, 1200), items: numberOf(280, 1200) }

/** By display: what fits a large one leaves no room on a small one. */
const readDisplays = recordOf((given): Widths | undefined =>
  isRecord(given) ? { ...initial, ...readFields(fields, given) } : undefined
)

const storageKey = 'culprit.panes'

/** What was stored; whatever does not fit counts as never set. */
export function parsePaneWidths(stored: string | null): Readonly<Record<string, Widths>> {
  return readDisplays(readJson(stored)) ?? {}
}

const usePaneWidths = create(() => ({ displays: parsePaneWidths(localStorage.getItem(storageKey)) }))
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === storageKey) usePaneWidths.setState({ displays: parsePaneWidths(newValue) })
})

/** A pane's width on the display that the window is on, and how to change it; remembered for each display. */
export function usePaneWidth(pane: Pane): [width: number, setWidth: (width: number) => void] {
  const display = useSyncExternalStore(onDisplayMayChange, displayOfWindow)
  const width = usePaneWidths(({ displays }) => widthsOn(displays, display)[pane])
  return [
    width,
    (next) => {
      const { displays } = usePaneWidths.getState()
      const changed = { ...displays, [display]: { ...widthsOn(displays, display), [pane]: next } }
      usePaneWidths.setState({ displays: changed })
      localStorage.setItem(storageKey, JSON.stringify(changed))
    }
  ]
}

function widthsOn(displays: Readonly<Record<string, Widths>>, display: string): Widths {
  return displays[display] ?? initial
}

/** Displays have no names in a page: two of one size are one. The page's zoom makes no difference. */
function displayOfWindow(): string {
  return `${window.screen.width}x${window.screen.height}`
}

/** Chromium tells of another display by an event of the screen's; a new size or focus does where it does not. */
function onDisplayMayChange(tell: () => void): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  for (const event of ['resize', 'focus']) window.addEventListener(event, tell, options)
  if (window.screen instanceof EventTarget) window.screen.addEventListener('change', tell, options)
  return () => stop.abort()
}
