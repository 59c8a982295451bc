import type { Random } from '../bench/random.ts'

/** A text with places that are filled anew for each event. */
export interface SlotText {
  /** One more than there are slots. */
  readonly parts: readonly string[]
  readonly slots: readonly Slot[]
}

type Slot = (random: Random, event: SlotEvent) => string

/** What slots take from the event that they are filled for. */
export interface SlotEvent {
  /** The varied part of the event's texts. */
  readonly value: string
  readonly atMs: number
}

const PATHS = ['exports', 'imports', 'archive', 'tmp', 'attachments']
const DURATIONS = ['1000', '2500', '5000', '10000', '30000']

/** Slots that texts may have, such as `«int»`: random numbers, ids and names. */
const KINDS: Readonly<Record<string, Slot>> = {
  digit: (random) => String(1 + random.below(9)),
  small: (random) => String(1 + random.below(99)),
  int: (random) => String(1000 + random.below(90_000)),
  ms: (random) => random.pick(DURATIONS),
  hex8: (random) => random.hex(8),
  hex24: (random) => random.hex(24),
  ip: (random) => `10.${random.below(32)}.${random.below(256)}.${random.below(256)}`,
  path: (random) => `${random.pick(PATHS)}/${random.hex(6)}.csv`,
  uuid(random) {
    const digits = random.hex(32)
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`
  }
}

const SLOT = /"«(value)»"|"«ago:(\d+)»"|«(\w+)»/

/**
 * Beside the kinds of texts, JSON text may have whole strings that are replaced: `"«value»"` by the event's own text,
 * `"«ago:1500»"` by the time so many ms before the event, in seconds.
 */
export function compileSlots(text: string): SlotText {
  const parts: string[] = []
  const slots: Slot[] = []
  const pieces = text.split(SLOT)
  for (let i = 0; i < pieces.length; i += 4) {
    parts.push(pieces[i] ?? '')
    if (i + 1 < pieces.length) slots.push(toSlot(pieces[i + 1], pieces[i + 2], pieces[i + 3]))
  }
  return { parts, slots }
}

function toSlot(value: string | undefined, ago: string | undefined, kind: string | undefined): Slot {
  if (value !== undefined) return (_, event) => JSON.stringify(event.value)
  if (ago !== undefined) {
    const beforeMs = Number(ago)
    return (_, { atMs }) => String((atMs - beforeMs) / 1000)
  }
  const slot = kind === undefined ? undefined : KINDS[kind]
  if (!slot) throw new Error(`There is no slot ${kind}`)
  return slot
}

/** Fills a text's slots. */
export function fillSlots({ parts, slots }: SlotText, random: Random, event: SlotEvent): string {
  let text = parts[0] ?? ''
  for (let i = 0; i < slots.length; i += 1) text += (slots[i]?.(random, event) ?? '') + (parts[i + 1] ?? '')
  return text
}

export const NO_EVENT: SlotEvent = { value: '', atMs: 0 }
