import { lastAtOrBelow } from './ascending.ts'
import type { MemoryRegion, Minidump, MinidumpThread, SystemInfo } from './minidump.ts'
import type { Section } from './section.ts'

/** Pointers as wide as the processor's, read from the memory of a stack. */
export interface StackMemory {
  readonly width: 4 | 8
  /** The pointer at an address: undefined outside of the stack, and for values that are no address of a program. */
  pointerAt(address: number): number | undefined
  has(address: number): boolean
}

const TWO_TO_32 = 2 ** 32

/** The upper half of a 64-bit address: programs have 47 bits of them on x86-64 and macOS, 48 on other ARM64. */
const HIGHEST_HALF = 0x7fff
const HIGHEST_HALF_ARM = 0xffff

/** The memory of a dump by address. */
export class MemoryMap {
  readonly #minidump: Minidump
  readonly #regions: readonly MemoryRegion[]
  readonly #starts: Float64Array

  constructor(minidump: Minidump) {
    this.#minidump = minidump
    this.#regions = [...minidump.memory].sort((a, b) => a.start - b.start)
    this.#starts = Float64Array.from(this.#regions, ({ start }) => start)
  }

  /** The memory around a stack pointer: the thread's own stack, or the region that holds it. */
  stackAt(pointer: number, thread: MinidumpThread | undefined): StackMemory | undefined {
    const contains = ({ start, size }: MemoryRegion) => pointer >= start && pointer < start + size
    const listed = this.#regions[lastAtOrBelow(this.#starts, pointer)]
    const region = [thread?.stack, listed].find((one) => one && contains(one))
    const bytes = region && this.#minidump.file.part(region.offset, region.size)
    return bytes && toStack(this.#minidump.system, region.start, bytes)
  }
}

function toStack(system: SystemInfo | undefined, start: number, bytes: Section): StackMemory {
  if (system?.arch === 'x86_64') return stackOf64(start, bytes, HIGHEST_HALF, false)
  if (system?.arch !== 'arm64') return stackOf32(start, bytes)
  return stackOf64(start, bytes, system.family === 'darwin' ? HIGHEST_HALF : HIGHEST_HALF_ARM, true)
}

function stackOf32(start: number, bytes: Section): StackMemory {
  const last = start + bytes.size - 4
  const has = (address: number) => address >= start && address <= last
  return { width: 4, has, pointerAt: (address) => (has(address) ? bytes.u32(address - start) : undefined) }
}

/** ARM64 signs pointers in the bits above the address; there they are cut off, elsewhere they make it no address. */
function stackOf64(start: number, bytes: Section, highestHalf: number, isSigned: boolean): StackMemory {
  const last = start + bytes.size - 8
  const [highAt, lowAt] = bytes.littleEndian ? [4, 0] : [0, 4]
  const has = (address: number) => address >= start && address <= last
  return {
    width: 8,
    has,
    pointerAt(address) {
      if (!has(address)) return undefined
      const half = bytes.u32(address - start + highAt)
      const high = isSigned ? half & highestHalf : half
      return high > highestHalf ? undefined : high * TWO_TO_32 + bytes.u32(address - start + lowAt)
    }
  }
}

/** A register as an address of the program, without what ARM64 may have signed it with. */
export function toAddress(value: bigint, system: SystemInfo | undefined): number {
  if (system?.arch !== 'arm64') return Number(value)
  return Number(BigInt.asUintN(system.family === 'darwin' ? 47 : 48, value))
}
