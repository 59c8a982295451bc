import { useSyncExternalStore } from 'react'
import { z } from 'zod/mini'
import { create } from 'zustand'

/** Widths of the lists beside what is open, px. */
const Widths = z.object({
  issues: z.catch(z.number().check(z.minimum(320), z.maximum(1200)), 470),
  items: z.catch(z.number().check(z.minimum(280), z.maximum(1200)), 560)
})
type Widths = z.infer<typeof Widths>
export type Pane = keyof Widths

/** By display: what fits a large one leaves no room on a small one. */
const Displays = z.catch(z.record(z.string(), Widths), {})

const storageKey = 'culprit.panes'

/** What was stored; whatever does not fit counts as never set. */
export function parsePaneWidths(stored: string | null): Readonly<Record<string, Widths>> {
  try {
    return Displays.parse(JSON.parse(stored ?? '{}'))
  } catch {
    return {}
  }
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

const initial = Widths.parse({})

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
