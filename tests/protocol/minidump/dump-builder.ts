/** 32 bits; 64 bits as bigint; bytes as they are; or one of the smaller ones. */
export type Value = number | bigint | Uint8Array | { readonly u16: number } | { readonly u8: number }
/** A value, or a list of them, however long. */
export type Field = Value | readonly Value[]

const HEADER_SIZE = 32
const ENTRY_SIZE = 12
/** The directory stands before all else, with room for as many streams. */
const MAX_STREAMS = 32

/** Writes a minidump: places parts one after the other, and remembers which of them are streams. */
export class DumpBuilder {
  readonly littleEndian: boolean
  readonly #parts: Uint8Array[] = []
  readonly #streams: { type: number; size: number; offset: number }[] = []
  #end = HEADER_SIZE + MAX_STREAMS * ENTRY_SIZE

  constructor(littleEndian = true) {
    this.littleEndian = littleEndian
  }

  pack(...fields: readonly Field[]): Uint8Array {
    const values = fields.flat()
    const bytes = new Uint8Array(values.reduce<number>((sum, value) => sum + sizeOf(value), 0))
    const view = new DataView(bytes.buffer)
    let at = 0
    for (const value of values) {
      if (value instanceof Uint8Array) bytes.set(value, at)
      else if (typeof value === 'number') view.setUint32(at, value, this.littleEndian)
      else if (typeof value === 'bigint') view.setBigUint64(at, value, this.littleEndian)
      else if ('u16' in value) view.setUint16(at, value.u16, this.littleEndian)
      else view.setUint8(at, value.u8)
      at += sizeOf(value)
    }
    return bytes
  }

  /** Where the fields were put: their size, then their offset, as a location stands in a dump. */
  place(...fields: readonly Field[]): [size: number, offset: number] {
    const bytes = this.pack(...fields)
    const offset = this.#end
    this.#parts.push(bytes)
    this.#end += bytes.length
    return [bytes.length, offset]
  }

  /** The offset of a text in UTF-16, as system, modules and threads have it. */
  utf16(text: string): number {
    return this.place(text.length * 2, this.wide(text), { u16: 0 })[1]
  }

  /** The offset of a text in UTF-8, as Crashpad has it. */
  utf8(text: string): number {
    const bytes = new TextEncoder().encode(text)
    return this.place(bytes.length, bytes, { u8: 0 })[1]
  }

  /** UTF-16 without a length, padded with zeros. */
  wide(text: string, chars = text.length): Uint8Array {
    return this.pack(...Array.from({ length: chars }, (_, i) => ({ u16: text.charCodeAt(i) || 0 })))
  }

  stream(type: number, ...fields: readonly Field[]): this {
    const [size, offset] = this.place(...fields)
    return this.streamAt(type, size, offset)
  }

  /** A stream wherever one likes. */
  streamAt(type: number, size: number, offset: number): this {
    this.#streams.push({ type, size, offset })
    return this
  }

  build(header: { version?: number; streams?: number; directory?: number } = {}): Uint8Array {
    const dump = new Uint8Array(this.#end)
    const version = header.version ?? 0xa793
    dump.set(
      this.pack(
        0x504d444d,
        version,
        header.streams ?? this.#streams.length,
        header.directory ?? HEADER_SIZE,
        0,
        1_700_000_000,
        0n
      )
    )
    const directory = this.#streams.flatMap(({ type, size, offset }) => [type, size, offset])
    dump.set(this.pack(...directory), HEADER_SIZE)
    let at = HEADER_SIZE + MAX_STREAMS * ENTRY_SIZE
    for (const part of this.#parts) {
      dump.set(part, at)
      at += part.length
    }
    return dump
  }
}

function sizeOf(value: Value): number {
  if (value instanceof Uint8Array) return value.length
  if (typeof value === 'number') return 4
  if (typeof value === 'bigint') return 8
  return 'u16' in value ? 2 : 1
}
