import { CodeMap } from './code-map.ts'
import { MAX } from './limits.ts'
import type { CpuContext, Minidump, MinidumpModule, MinidumpThread } from './minidump.ts'
import { MemoryMap, type StackMemory, toAddress } from './stack-memory.ts'

/** How a frame was found: the registers, the chain of frame pointers, or a look at all of the stack. */
export type Trust = 'context' | 'fp' | 'scan'

export interface WalkedFrame {
  readonly instruction: number | bigint
  readonly module: MinidumpModule | undefined
  readonly trust: Trust
}

/**
 * How far is looked for the next return address. Breakpad looks at 40 words, 160 for the first: too few for the frames
 * of debug builds, and what is found is marked as found by looking anyway.
 */
const SCANNED_WORDS = 1024
/** Below, no system has code. */
const LOWEST_CODE = 4096

interface Position {
  readonly stack: number
  readonly frame: number | undefined
  /** The frame pointer was read from the chain of frame pointers, and not from a register or by guessing. */
  readonly isChained: boolean
}

interface Step extends Position {
  readonly returnAddress: number
  readonly trust: Trust
}

/** Walks the stacks of one dump; what all of them may cost together is bounded. */
export class StackWalker {
  readonly #minidump: Minidump
  readonly #code: CodeMap
  readonly #memory: MemoryMap
  #framesLeft: number = MAX.framesOfAll
  #wordsLeft: number = MAX.scannedWords

  constructor(minidump: Minidump) {
    this.#minidump = minidump
    this.#code = new CodeMap(minidump.modules, minidump.executable)
    this.#memory = new MemoryMap(minidump)
  }

  /** The frames of a thread with these registers, newest first, 250 at most. */
  walk(context: CpuContext, thread: MinidumpThread | undefined): WalkedFrame[] {
    const instruction = this.#address(context.instruction)
    const frames: WalkedFrame[] = [
      { instruction: context.instruction, module: this.#code.moduleAt(instruction), trust: 'context' }
    ]
    const position: Position = {
      stack: this.#address(context.stack),
      frame: context.frame === undefined ? undefined : this.#address(context.frame),
      isChained: false
    }
    const memory = this.#memory.stackAt(position.stack, thread)
    let step = memory && (this.#afterCallToNowhere(memory, position, frames) ?? this.#step(memory, position))
    const link = this.#linkOf(context)
    if (link !== undefined && link !== step?.returnAddress) this.#push(frames, link, 'scan')
    while (memory && step && frames.length < MAX.framesOfThread && this.#framesLeft > 0) {
      this.#push(frames, step.returnAddress, step.trust)
      step = this.#step(memory, step)
    }
    return frames
  }

  #address(value: bigint): number {
    return toAddress(value, this.#minidump.system)
  }

  #push(frames: WalkedFrame[], address: number, trust: Trust): void {
    this.#framesLeft -= 1
    frames.push({ instruction: address, module: this.#code.moduleAt(address - 1), trust })
  }

  /**
   * On ARM the caller of a function that calls no other is in a register only. In functions that do, the register
   * holds where the last call returned to, and gives a frame of the same function: better twice than not at all.
   */
  #linkOf({ link }: CpuContext): number | undefined {
    if (link === undefined) return undefined
    const address = this.#address(link)
    return this.#code.isReturnAddress(address) ? address : undefined
  }

  #step(memory: StackMemory, position: Position): Step | undefined {
    if (this.#isEndOfChain(memory, position)) return undefined
    return this.#followFramePointer(memory, position) ?? this.#scan(memory, position, SCANNED_WORDS)
  }

  /** A call of what is no code has pushed its return address, but made no frame of its own. */
  #afterCallToNowhere(
    memory: StackMemory,
    position: Position,
    [frame]: readonly WalkedFrame[]
  ): Step | undefined {
    return frame?.module ? undefined : this.#scan(memory, position, 1)
  }

  /** The first function of a thread saved a frame pointer of 0, or returns to 0. */
  #isEndOfChain(memory: StackMemory, { frame, isChained }: Position): boolean {
    if (!isChained || frame === undefined) return false
    const returnAddress = memory.pointerAt(frame + memory.width)
    if (frame === 0 || returnAddress === 0) return true
    return memory.pointerAt(frame) === 0 && !this.#code.isReturnAddress(returnAddress ?? 0)
  }

  /**
   * The frame pointer points at the caller's frame pointer, and the return address is right above, on x86 as on
   * ARM64. It is believed when the chain goes on in the stack, whatever the return address: code that was made at run
   * time belongs to no module. At the end of a chain the address must be one of code.
   */
  #followFramePointer(memory: StackMemory, { stack, frame, isChained }: Position): Step | undefined {
    if (frame === undefined || frame < stack || frame % memory.width !== 0) return undefined
    const returnAddress = memory.pointerAt(frame + memory.width)
    if (returnAddress === undefined || returnAddress < LOWEST_CODE) return undefined
    const next = memory.pointerAt(frame)
    const goesOn = next !== undefined && next > frame && memory.has(next)
    if (!goesOn && !(isChained && this.#code.isReturnAddress(returnAddress))) return undefined
    return {
      returnAddress,
      trust: 'fp',
      stack: frame + 2 * memory.width,
      frame: next,
      isChained: goesOn || next === 0
    }
  }

  /** The next word of the stack that could be a return address. */
  #scan(memory: StackMemory, { stack, frame }: Position, words: number): Step | undefined {
    const { width } = memory
    let address = Math.ceil(stack / width) * width
    const end = address + width * words
    for (; address < end && memory.has(address); address += width) {
      if (this.#wordsLeft-- <= 0) return undefined
      const value = memory.pointerAt(address)
      if (value === undefined || !this.#code.isReturnAddress(value)) continue
      return {
        returnAddress: value,
        trust: 'scan',
        stack: address + width,
        frame: frameAfterScan(memory, frame, address),
        isChained: false
      }
    }
    return undefined
  }
}

/** The frame pointer still serves when it points further up; or it pointed at where the caller's was saved. */
function frameAfterScan(memory: StackMemory, frame: number | undefined, found: number): number | undefined {
  if (frame === undefined || frame > found) return frame
  const saved = frame === found - memory.width ? memory.pointerAt(frame) : undefined
  return saved !== undefined && saved > found && memory.has(saved) ? saved : undefined
}
