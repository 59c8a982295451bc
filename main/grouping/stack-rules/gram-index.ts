/** Three characters tell most texts apart. */
const GRAM = 3
const SLOT_BITS = 15

/** A text that a glob needs, by three characters of it. */
interface Needed {
  readonly glob: number
  readonly text: string
  /** Where in the text the three characters end. */
  readonly end: number
}

/**
 * Tells which of many globs a text may match, in one pass over it: each needs one of a few fixed texts somewhere, and of each of
 * these three characters in a row are looked for, those that the fewest others have. What may match is still to be tested.
 */
export class GramIndex {
  readonly #byGram = new Map<number, Needed[]>()
  /** By the hash of three characters, a bit that is 0 where nothing needs them: 4 KiB, for the processor's nearest cache. */
  readonly #mayBeNeeded = new Int32Array((1 << SLOT_BITS) >> 5)
  readonly #always: number[] = []
  /** In which pass a glob was found last: none is given twice. */
  readonly #foundIn: Uint32Array
  #pass = 0

  /** `needed`: of each glob, the texts of which it needs one; undefined where it is to be tested in any case. */
  constructor(needed: readonly (readonly string[] | undefined)[]) {
    this.#foundIn = new Uint32Array(needed.length)
    const users = new Map<number, number>()
    for (const gram of needed.flatMap((texts = []) => texts.flatMap(gramsOf)))
      users.set(gram, (users.get(gram) ?? 0) + 1)
    for (const [glob, texts] of needed.entries()) {
      if (!texts || texts.some((text) => text.length < GRAM)) this.#always.push(glob)
      else for (const text of texts) this.#add(glob, text, users)
    }
  }

  #add(glob: number, text: string, users: ReadonlyMap<number, number>): void {
    const grams = gramsOf(text)
    const counts = grams.map((gram) => users.get(gram) ?? 0)
    const rarest = counts.indexOf(Math.min(...counts))
    const gram = grams[rarest] ?? 0
    const all = this.#byGram.get(gram) ?? []
    all.push({ glob, text, end: rarest + GRAM })
    this.#byGram.set(gram, all)
    const slot = slotOf(gram)
    this.#mayBeNeeded[slot >> 5] = (this.#mayBeNeeded[slot >> 5] ?? 0) | (1 << (slot & 31))
  }

  /** Numbers of the globs that the text may match, with a slash before it or without. */
  candidates(text: string): readonly number[] {
    if (text === '') return this.#always
    const pass = ++this.#pass
    let found: number[] | undefined
    for (let end = this.#nextEnd(text, 0); end <= text.length; end = this.#nextEnd(text, end)) {
      for (const needed of this.#byGram.get(gramBefore(text, end)) ?? NONE) {
        if (this.#foundIn[needed.glob] === pass || !isAt(text, needed.text, end - needed.end)) continue
        this.#foundIn[needed.glob] = pass
        found ??= [...this.#always]
        found.push(needed.glob)
      }
    }
    return found ?? this.#always
  }

  /** Where the next three characters end that may be needed; beyond the text where there are none. */
  #nextEnd(text: string, start: number): number {
    const mayBeNeeded = this.#mayBeNeeded
    let gram = gramBefore(text, start)
    for (let index = start; index < text.length; index++) {
      gram = nextGram(gram, text.charCodeAt(index))
      const slot = slotOf(gram)
      if (((mayBeNeeded[slot >> 5] ?? 0) >> (slot & 31)) & 1) return index + 1
    }
    return text.length + 1
  }
}

const NONE: readonly Needed[] = []

/** Whether a part stands at that place of a text, before which there is a slash. */
function isAt(text: string, part: string, start: number): boolean {
  if (start >= 0) return text.startsWith(part, start)
  return start === -1 && part.startsWith('/') && text.startsWith(part.slice(1))
}

const SLASH = 47

/** The three characters that end there. Before the text there is a slash. */
function gramBefore(text: string, end: number): number {
  let gram = SLASH
  for (let index = Math.max(0, end - GRAM); index < end; index++)
    gram = nextGram(gram, text.charCodeAt(index))
  return gram
}

/** Three characters, a byte of each, from those that end a character earlier. */
function nextGram(gram: number, code: number): number {
  return ((gram << 8) | (code & 0xff)) & 0xffffff
}

function slotOf(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> (32 - SLOT_BITS)
}

/** All three characters in a row. */
function gramsOf(text: string): number[] {
  const grams: number[] = []
  let gram = 0
  for (let index = 0; index < text.length; index++) {
    gram = nextGram(gram, text.charCodeAt(index))
    if (index >= GRAM - 1) grams.push(gram)
  }
  return grams
}
