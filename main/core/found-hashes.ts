/** An event as it lies in the store: by its number and its id. */
export interface FoundEvent {
  readonly ref: number
  /** 32 hexadecimal digits. */
  readonly eventId: string
}

/** What a preview found of each event, kept for when it is applied. */
export interface FoundHashes {
  /** Events come in the order of their numbers. What is too much to be kept is worked out again. */
  add(event: FoundEvent, hashes: readonly string[]): void
  /** Equal hashes are one object. Undefined where nothing is kept of the event. */
  of(event: FoundEvent): readonly string[] | undefined
}

/** Sixteen bytes each. */
const MAX_EVENTS = 1_000_000
/** Events with the same hashes share them; where most have their own, these would take most of the memory. */
const MAX_KINDS = 50_000
const FIRST_LENGTH = 4_096

export function createFoundHashes(maxEvents = MAX_EVENTS, maxKinds = MAX_KINDS): FoundHashes {
  const kinds: (readonly string[])[] = []
  const kindOf = new Map<string, number>()
  let refs = new Float64Array(FIRST_LENGTH)
  /** The beginning of the id: a number of an event that was removed may be given to another one. */
  let ids = new Uint32Array(FIRST_LENGTH)
  let kindsOfEvents = new Uint32Array(FIRST_LENGTH)
  let count = 0

  function grow(): void {
    const length = refs.length * 2
    const [oldRefs, oldIds, oldKinds] = [refs, ids, kindsOfEvents]
    refs = new Float64Array(length)
    ids = new Uint32Array(length)
    kindsOfEvents = new Uint32Array(length)
    refs.set(oldRefs)
    ids.set(oldIds)
    kindsOfEvents.set(oldKinds)
  }

  function kindNumber(hashes: readonly string[]): number | undefined {
    const name = hashes.join(' ')
    const known = kindOf.get(name)
    if (known !== undefined || kinds.length >= maxKinds) return known
    kinds.push(hashes)
    kindOf.set(name, kinds.length - 1)
    return kinds.length - 1
  }

  function indexOf(ref: number): number {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((refs[middle] ?? 0) < ref) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    add({ ref, eventId }, hashes) {
      if (count >= maxEvents) return
      const kind = kindNumber(hashes)
      if (kind === undefined) return
      if (count === refs.length) grow()
      refs[count] = ref
      ids[count] = startOf(eventId)
      kindsOfEvents[count] = kind
      count++
    },
    of({ ref, eventId }) {
      const index = indexOf(ref)
      if (index === count || refs[index] !== ref || ids[index] !== startOf(eventId)) return undefined
      return kinds[kindsOfEvents[index] ?? -1]
    }
  }
}

function startOf(eventId: string): number {
  return Number.parseInt(eventId.slice(0, 8), 16)
}
