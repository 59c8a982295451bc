const TWO_TO_32 = 2 ** 32

/**
 * A part of a dump, read by offset from its own beginning in the dump's byte order. Reading past its end throws a
 * RangeError, which ends the reading of that stream, and of no other.
 */
export class Section {
  readonly bytes: Uint8Array
  readonly littleEndian: boolean
  readonly #view: DataView

  constructor(bytes: Uint8Array, littleEndian: boolean) {
    this.bytes = bytes
    this.littleEndian = littleEndian
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get size(): number {
    return this.bytes.length
  }

  u8(at: number): number {
    return this.#view.getUint8(at)
  }

  u16(at: number): number {
    return this.#view.getUint16(at, this.littleEndian)
  }

  u32(at: number): number {
    return this.#view.getUint32(at, this.littleEndian)
  }

  u64(at: number): bigint {
    return this.#view.getBigUint64(at, this.littleEndian)
  }

  /** 64 bits as a number: exact below 2^53, where all of a program's own addresses, offsets and sizes lie. */
  wide(at: number): number {
    const [high, low] = this.littleEndian ? [at + 4, at] : [at, at + 4]
    return this.u32(high) * TWO_TO_32 + this.u32(low)
  }

  /** `size` bytes from `at` on; undefined where they are not all inside. */
  part(at: number, size: number): Section | undefined {
    if (at < 0 || size < 0 || at + size > this.size) return undefined
    return new Section(this.bytes.subarray(at, at + size), this.littleEndian)
  }
}
