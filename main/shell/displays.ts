import { type Display, type Rectangle, screen } from 'electron'

/** Names a display so that it is known again: its id may change with every start. */
export function displayKey({ label, size, scaleFactor }: Display): string {
  return `${label}|${size.width}x${size.height}@${scaleFactor}`
}

export function displayAt(bounds: Rectangle): Display {
  return screen.getDisplayMatching(bounds)
}

/** The display that windows were last on, if it is there, else the one with the pointer. */
export function preferredDisplay(lastKey: string | undefined): Display {
  const last = screen.getAllDisplays().find((display) => displayKey(display) === lastKey)
  return last ?? screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
}
