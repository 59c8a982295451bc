export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Of a window that was never moved. */
export const DEFAULT_SIZE = { width: 1280, height: 840 }
export const MIN_SIZE = { width: 640, height: 480 }
/** So far from the window that it was opened from. */
const CASCADE = 26

/**
 * Where a window goes on a display: where it was (relative to the display's work area), as far as that is visible, else
 * in the middle. Nothing of it lies outside of the work area.
 */
export function fitWindow(remembered: Rectangle | undefined, workArea: Rectangle): Rectangle {
  const width = clamp(remembered?.width ?? DEFAULT_SIZE.width, MIN_SIZE.width, workArea.width)
  const height = clamp(remembered?.height ?? DEFAULT_SIZE.height, MIN_SIZE.height, workArea.height)
  const x = remembered?.x ?? (workArea.width - width) / 2
  const y = remembered?.y ?? (workArea.height - height) / 2
  return {
    x: workArea.x + Math.round(clamp(x, 0, Math.max(0, workArea.width - width))),
    y: workArea.y + Math.round(clamp(y, 0, Math.max(0, workArea.height - height))),
    width,
    height
  }
}

/** A window beside another one: of its size, a little further down, and back at the edge where there is no room. */
export function cascadeWindow(from: Rectangle, workArea: Rectangle): Rectangle {
  const next = (start: number, size: number, edge: number, length: number) =>
    start + CASCADE + size > edge + length ? edge : start + CASCADE
  const { width, height } = from
  const x = next(from.x, width, workArea.x, workArea.width)
  const y = next(from.y, height, workArea.y, workArea.height)
  return fitWindow({ x: x - workArea.x, y: y - workArea.y, width, height }, workArea)
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.max(Math.min(value, most), Math.min(least, most)))
}
