import { MAX } from './limits.ts'
import type { MinidumpProblem } from './minidump.ts'
import { Section } from './section.ts'
import { readUtf8, readUtf16 } from './texts.ts'

/** Even an empty text takes its time. */
const LEAST_COUNTED_BYTES = 64

/** Where something is in the dump, as the dump says. */
export interface Location {
  readonly offset: number
  readonly size: number
}

/** A dump that is being read: follows its offsets without trusting them, and notes what was wrong. */
export class DumpFile {
  readonly whole: Section
  readonly problems: MinidumpProblem[] = []
  readonly #problemCounts = new Map<string, number>()
  #textLeft: number = MAX.allTextBytes

  constructor(bytes: Uint8Array, littleEndian: boolean) {
    this.whole = new Section(bytes, littleEndian)
  }

  /** The bytes of a location; undefined, with a problem, where they are not all in the file. */
  section({ offset, size }: Location, where: string): Section | undefined {
    const section = this.whole.part(offset, size)
    if (!section) this.report('outside', `${size} bytes at ${offset} are not in the file`, where)
    return section
  }

  /** A length in bytes, then as many of UTF-16 (MINIDUMP_STRING). */
  utf16(offset: number, where: string): string | undefined {
    const bytes = this.#counted(offset, MAX.nameBytes, where)
    return bytes && readUtf16(bytes, this.whole.littleEndian)
  }

  /** A length in bytes, then as many of UTF-8 (Crashpad's MinidumpUTF8String). */
  utf8(offset: number, where: string): string | undefined {
    const bytes = this.#counted(offset, MAX.noteBytes, where)
    return bytes && readUtf8(bytes)
  }

  /** UTF-8 in a section, from an offset to NUL or to its end. */
  utf8In({ bytes }: Section, at: number, where: string): string | undefined {
    const kept = this.#spend(bytes.subarray(at, at + MAX.nameBytes), where)
    return kept && readUtf8(kept)
  }

  /** `where` begins with the name of the stream: `ModuleList[3].name`. */
  report(type: MinidumpProblem['type'], what: string, where: string): void {
    const stream = /^\w*/.exec(where)?.[0] ?? ''
    const count = this.#problemCounts.get(stream) ?? 0
    if (count >= MAX.problemsOfStream) return
    this.#problemCounts.set(stream, count + 1)
    this.problems.push({ type, what, where })
  }

  /** What follows its own length; cut where it is long. */
  #counted(offset: number, maxBytes: number, where: string): Uint8Array | undefined {
    const start = offset + 4
    const size = start <= this.whole.size ? this.whole.u32(offset) : 0
    if (start + size <= this.whole.size) {
      return this.#spend(this.whole.bytes.subarray(start, start + Math.min(size, maxBytes)), where)
    }
    this.report('outside', `${size} bytes at ${offset} are not in the file`, where)
    return undefined
  }

  /** Takes a text from the budget of all texts; when that is spent, the rest are absent. */
  #spend(text: Uint8Array, where: string): Uint8Array | undefined {
    const isFirst = this.#textLeft > 0
    this.#textLeft -= Math.max(text.length, LEAST_COUNTED_BYTES)
    if (this.#textLeft > 0) return text
    if (isFirst) this.report('too_many', `more than ${MAX.allTextBytes} bytes of text`, where)
    return undefined
  }
}
