import type { BrowserWindow, WebContents } from 'electron'
import { CHANGE_CHANNEL } from '../../shared/contract/bridge.ts'
import type { Change } from '../../shared/contract/change.ts'
import type { WindowEvent } from '../../shared/contract/desktop.ts'

/** Pages that listen, and what the others are still to be told. */
const listening = new WeakSet<WebContents>()
const waiting = new WeakMap<WebContents, WindowEvent[]>()

/** Tells one window something of the shell's, over the channel of changes; one that is being loaded is told later. */
export function tellWindow(window: BrowserWindow, event: WindowEvent): void {
  if (window.isDestroyed()) return
  const { webContents } = window
  if (listening.has(webContents)) {
    webContents.send(CHANGE_CHANNEL, { topic: 'window', event } satisfies Change)
  } else waiting.set(webContents, [...without(waiting.get(webContents) ?? [], event), event])
}

/** Of something's progress only the last counts. */
function without(events: readonly WindowEvent[], { kind }: WindowEvent): readonly WindowEvent[] {
  return kind === 'progress' ? events.filter((event) => event.kind !== kind) : events
}

/** The page listens from now on: gives what it was not told yet. */
export function takeWaiting(contents: WebContents): WindowEvent[] {
  listening.add(contents)
  const events = waiting.get(contents) ?? []
  waiting.delete(contents)
  return events
}

/** A page that is loaded, or crashes, listens no more until it says so again. */
export function forgetListeners(window: BrowserWindow): void {
  const { webContents } = window
  const forget = () => listening.delete(webContents)
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) forget()
  })
  webContents.on('render-process-gone', forget)
}
