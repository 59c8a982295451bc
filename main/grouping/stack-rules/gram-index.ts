/** Three characters tell most texts apart. */
const GRAM = 3
const SLOTS = 4096

/**
 * Tells which of many globs a text may match, in one pass over it: each needs one of a few fixed texts somewhere, and of each of
 * these three characters in a row are looked for, those that the fewest others have. What may match is still to be tested.
 */
export class GramIndex {
  /** By the hash of three characters: which globs to test. */
  readonly #slots: (readonly number[] | undefined)[] = new Array(SLOTS).fill(undefined)
  readonly #always: number[] = []
  /** In which pass a glob was found last: none is given twice. */
  readonly #foundIn: Uint32Array
  #pass = 0

  /** `needed`: of each glob, the texts of which it needs one; undefined where it is to be tested in any case. */
  constructor(needed: readonly (readonly string[] | undefined)[]) {
    this.#foundIn = new Uint32Array(needed.length)
    const users = new Uint32Array(SLOTS)
    for (const slot of needed.flatMap((texts = []) => texts.flatMap(slotsOf)))
      users[slot] = (users[slot] ?? 0) + 1
    for (const [number, texts] of needed.entries()) {
      const slots = texts?.map((text) => rarest(slotsOf(text), users))
      if (!slots || slots.includes(undefined)) this.#always.push(number)
      else for (const slot of new Set(slots)) if (slot !== undefined) this.#add(slot, number)
    }
  }

  #add(slot: number, number: number): void {
    this.#slots[slot] = [...(this.#slots[slot] ?? []), number]
  }

  /** Numbers of the globs that the text may match. */
  candidates(text: string): number[] {
    const pass = ++this.#pass
    const found = [...this.#always]
    let [first, second] = [text.charCodeAt(0), text.charCodeAt(1)]
    for (let index = GRAM - 1; index < text.length; index++) {
      const third = text.charCodeAt(index)
      const numbers = this.#slots[slotOf(first, second, third)]
      first = second
      second = third
      if (!numbers) continue
      for (const number of numbers) {
        if (this.#foundIn[number] === pass) continue
        this.#foundIn[number] = pass
        found.push(number)
      }
    }
    return found
  }
}

function slotOf(first: number, second: number, third: number): number {
  return (first * 131 + second * 31 + third) & (SLOTS - 1)
}

function slotsOf(text: string): number[] {
  const slots: number[] = []
  for (let index = GRAM - 1; index < text.length; index++) {
    slots.push(slotOf(text.charCodeAt(index - 2), text.charCodeAt(index - 1), text.charCodeAt(index)))
  }
  return slots
}

function rarest(slots: readonly number[], users: Uint32Array): number | undefined {
  const usersOf = (slot: number) => users[slot] ?? 0
  return slots.toSorted((a, b) => usersOf(a) - usersOf(b))[0]
}
