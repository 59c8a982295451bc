/** Red, green, blue and alpha, each 0 to 1. */
type Colour = readonly [number, number, number, number]

const GREEN: Colour = [0.11, 0.435, 0.4, 1]
const WHITE: Colour = [1, 1, 1, 1]
const BLACK: Colour = [0, 0, 0, 1]
const ORANGE: Colour = [1, 0.69, 0.54, 1]
const RED: Colour = [0.84, 0.2, 0.13, 1]
const AMBER: Colour = [0.72, 0.46, 0.02, 1]
const CLEAR: Colour = [0, 0, 0, 0]

/** Points of a pixel that are looked at, in each direction. */
const SAMPLES = 4

/** Three columns and five rows each, a bit for a dot. */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  '1': [0b010, 0b110, 0b010, 0b010, 0b111],
  '2': [0b111, 0b001, 0b111, 0b100, 0b111],
  '3': [0b111, 0b001, 0b111, 0b001, 0b111],
  '4': [0b101, 0b101, 0b111, 0b001, 0b001],
  '5': [0b111, 0b100, 0b111, 0b001, 0b111],
  '6': [0b111, 0b100, 0b111, 0b101, 0b111],
  '7': [0b111, 0b001, 0b010, 0b010, 0b010],
  '8': [0b111, 0b101, 0b111, 0b101, 0b111],
  '9': [0b111, 0b101, 0b111, 0b001, 0b111],
  '+': [0b000, 0b010, 0b111, 0b010, 0b000]
}

export interface IconOptions {
  /** In the corner: how many issues are new. 0: none; more than 9 is a plus. */
  readonly badge?: number
  /** Two bars instead of the ring: nothing is received. */
  readonly isPaused?: boolean
  /** Black on nothing, for macOS's menu bar, which colours it. */
  readonly isTemplate?: boolean
}

/** The application's icon, as the renderer's `icon.svg` has it: RGBA, four bytes a pixel, `size` pixels each way. */
export function drawIcon(size: number, options: IconOptions = {}): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) pixels.set(pixelAt(x, y, size, options), (y * size + x) * 4)
  }
  return pixels
}

/** The mean of some points of a pixel, weighted by how much they cover. */
function pixelAt(x: number, y: number, size: number, options: IconOptions): number[] {
  const sum = [0, 0, 0, 0]
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const dx = ((sample % SAMPLES) + 0.5) / SAMPLES
    const dy = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES
    const colour = colourAt(((x + dx) * 32) / size, ((y + dy) * 32) / size, options)
    for (const i of [0, 1, 2]) sum[i] = (sum[i] ?? 0) + (colour[i] ?? 0) * colour[3]
    sum[3] = (sum[3] ?? 0) + colour[3]
  }
  const alpha = sum[3] ?? 0
  const part = (i: number) => Math.round(255 * (alpha === 0 ? 0 : (sum[i] ?? 0) / alpha))
  return [part(0), part(1), part(2), Math.round((255 * alpha) / (SAMPLES * SAMPLES))]
}

/** In the drawing's own units, of which there are 32 each way. */
function colourAt(
  x: number,
  y: number,
  { badge = 0, isPaused = false, isTemplate = false }: IconOptions
): Colour {
  if (badge > 0) {
    const colour = badgeAt(x, y, badge, isTemplate)
    if (colour) return colour
  }
  if (isTemplate) return isMark(x, y, isPaused) || isDot(x, y, isPaused) ? BLACK : CLEAR
  if (!isInRoundedSquare(x, y, 7)) return CLEAR
  if (isMark(x, y, isPaused)) return WHITE
  if (isDot(x, y, isPaused)) return ORANGE
  return isPaused ? AMBER : GREEN
}

function isInRoundedSquare(x: number, y: number, radius: number): boolean {
  const dx = Math.max(radius - x, x - (32 - radius), 0)
  const dy = Math.max(radius - y, y - (32 - radius), 0)
  return dx * dx + dy * dy <= radius * radius
}

/** A ring that is open at the right, with round ends; two bars while it is paused. */
function isMark(x: number, y: number, isPaused: boolean): boolean {
  if (isPaused) return Math.abs(y - 16) < 7 && Math.abs(Math.abs(x - 16) - 4) < 2
  const [dx, dy] = [x - 16.13, y - 16]
  const isOpen = dx > 0 && Math.abs(dy) < dx * 0.894
  if (!isOpen) return Math.abs(Math.hypot(dx, dy) - 7.2) < 1.6
  return Math.hypot(x - 21.5, Math.abs(dy) - 4.8) < 1.6
}

function isDot(x: number, y: number, isPaused: boolean): boolean {
  return !isPaused && Math.hypot(x - 22.6, y - 16) < 2.3
}

function badgeAt(x: number, y: number, badge: number, isTemplate: boolean): Colour | undefined {
  const [dx, dy] = [x - 23, y - 23]
  const distance = Math.hypot(dx, dy)
  // a gap around it, so that it stands out
  if (distance > 10.4) return undefined
  if (distance > 9) return CLEAR
  const dots = DIGITS[badge > 9 ? '+' : String(badge)] ?? []
  const unit = 2
  const column = Math.floor((dx + 1.5 * unit) / unit)
  const row = Math.floor((dy + 2.5 * unit) / unit)
  const isLit = column >= 0 && column < 3 && ((dots[row] ?? 0) >> (2 - column)) & 1
  if (isTemplate) return isLit ? CLEAR : BLACK
  return isLit ? WHITE : RED
}
