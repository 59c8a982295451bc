import type { DumpFile, Location } from './dump-file.ts'
import type { Arch, CpuContext } from './minidump.ts'

interface Layout {
  readonly width: 4 | 8
  /** Bytes up to the end of what is read. */
  readonly size: number
  readonly offsets: Readonly<Record<string, number>>
  readonly instruction: number
  readonly stack: number
  readonly frame?: number
  readonly link?: number
}

/** Registers that stand one after the other, by the order of their names. */
function inOrder(names: string, first: number, width: number): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name, i) => [name, first + i * width]))
}

function numbered(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(' ')
}

/**
 * CONTEXT of each processor: where the integer registers are. Of ARM64 there are two, Microsoft's and Breakpad's, which
 * differ only behind these.
 */
const LAYOUTS: Readonly<Record<Arch, Layout>> = {
  x86: {
    width: 4,
    size: 0xc8,
    offsets: { ...inOrder('edi esi ebx edx ecx eax ebp eip', 0x9c, 4), eflags: 0xc0, esp: 0xc4 },
    instruction: 0xb8,
    stack: 0xc4,
    frame: 0xb4
  },
  x86_64: {
    width: 8,
    size: 0x100,
    offsets: inOrder('rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15 rip', 0x78, 8),
    instruction: 0xf8,
    stack: 0x98,
    frame: 0xa0
  },
  arm: {
    width: 4,
    size: 0x48,
    offsets: inOrder(`${numbered('r', 11)} fp r12 sp lr pc cpsr`, 4, 4),
    instruction: 0x40,
    stack: 0x38,
    link: 0x3c
  },
  arm64: {
    width: 8,
    size: 0x110,
    offsets: inOrder(`${numbered('x', 29)} fp lr sp pc`, 8, 8),
    instruction: 0x108,
    stack: 0x100,
    frame: 0xf0,
    link: 0xf8
  }
}

/** The registers at a location; undefined where there are none, or of a processor that is not known. */
export function readContext(
  file: DumpFile,
  location: Location,
  arch: Arch | undefined,
  where: string
): CpuContext | undefined {
  if (location.size === 0 || !arch) return undefined
  const { width, size, offsets, instruction, stack, frame, link } = LAYOUTS[arch]
  const section = file.section(location, where)
  if (!section) return undefined
  if (section.size < size) {
    file.report('invalid', `${section.size} bytes are no context of ${arch}`, where)
    return undefined
  }
  const read = (at: number) => (width === 8 ? section.u64(at) : BigInt(section.u32(at)))
  return {
    registers: () => Object.fromEntries(Object.entries(offsets).map(([name, at]) => [name, read(at)])),
    instruction: read(instruction),
    stack: read(stack),
    frame: frame === undefined ? undefined : read(frame),
    link: link === undefined ? undefined : read(link)
  }
}
