import { type Display, type Rectangle, screen } from 'electron'

/** Names a display so that it is known again: its id may change with every start. Twins go by their order in space. */
export function displayKey(display: Display): string {
  const name = modelOf(display)
  const twins = screen
    .getAllDisplays()
    .filter((each) => modelOf(each) === name)
    .sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y)
  const place = twins.findIndex(({ id }) => id === display.id)
  return place > 0 ? `${name}#${place + 1}` : name
}

function modelOf({ label, size, scaleFactor }: Display): string {
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
