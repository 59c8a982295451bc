import { lastAtOrBelow } from './ascending.ts'
import type { AddressRange, MinidumpModule } from './minidump.ts'

/** Tells which module an address belongs to, and whether it can be one of code. */
export class CodeMap {
  readonly #modules: readonly MinidumpModule[]
  readonly #moduleStarts: Float64Array
  readonly #executable: readonly AddressRange[] | undefined
  readonly #rangeStarts: Float64Array

  /** `executable` in ascending order, or undefined where any address of a module may hold code. */
  constructor(modules: readonly MinidumpModule[], executable: readonly AddressRange[] | undefined) {
    this.#modules = modules.filter(({ size }) => size > 0).sort((a, b) => a.start - b.start)
    this.#moduleStarts = Float64Array.from(this.#modules, ({ start }) => start)
    this.#executable = executable && executable.length > 0 ? executable : undefined
    this.#rangeStarts = Float64Array.from(this.#executable ?? [], ({ start }) => start)
  }

  moduleAt(address: number): MinidumpModule | undefined {
    const module = this.#modules[lastAtOrBelow(this.#moduleStarts, address)]
    return module && address < module.start + module.size ? module : undefined
  }

  /** Whether a call could return to the address: the call itself is the code right before it. */
  isReturnAddress(address: number): boolean {
    if (!this.moduleAt(address - 1)) return false
    if (!this.#executable) return true
    const range = this.#executable[lastAtOrBelow(this.#rangeStarts, address - 1)]
    return range !== undefined && address <= range.end
  }
}
