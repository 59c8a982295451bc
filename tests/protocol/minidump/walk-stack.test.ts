import { describe, expect, test } from 'vitest'
import { parseMinidump } from '../../../main/protocol/minidump/parse-minidump.ts'
import { StackWalker } from '../../../main/protocol/minidump/walk-stack.ts'
import { DumpBuilder } from './dump-builder.ts'
import {
  APP_START,
  ARM,
  ARM64,
  addModules,
  addSystem,
  addThreads,
  crashedProgram,
  MACOS,
  packContext,
  STACK_START,
  STREAM,
  X86,
  X86_64
} from './sample-dump.ts'

const code = (offset: number) => APP_START + BigInt(offset)
/** The address of a word of the stack. */
const word = (index: number, width = 8) => STACK_START + BigInt(index * width)

function walk(dump: DumpBuilder): string[] {
  const minidump = parseMinidump(dump.build())
  expect(minidump.problems).toEqual([])
  const context = minidump.exception?.context
  if (!context) throw new Error('no context')
  const frames = new StackWalker(minidump).walk(context, minidump.threads[0])
  return frames.map(({ trust, instruction, module }) => {
    const place = module
      ? `app+${(BigInt(instruction) - APP_START).toString(16)}`
      : `0x${instruction.toString(16)}`
    return `${trust} ${place}`
  })
}

describe('frame pointers', () => {
  test('x86-64', () => {
    const stack = [0n, code(0x999), word(4), code(0x20), word(6), code(0x30), 0n, 0n]
    const registers = { rip: code(0x10), rsp: word(0), rbp: word(2) }
    expect(walk(crashedProgram({ registers, stack }))).toEqual(['context app+10', 'fp app+20', 'fp app+30'])
  })

  test('x86', () => {
    const stack = [0n, word(3, 4), code(0x20), word(5, 4), code(0x30), 0n, 0n]
    const registers = { eip: code(0x10), esp: word(0), ebp: word(1, 4) }
    expect(walk(crashedProgram({ arch: X86, registers, stack }))).toEqual([
      'context app+10',
      'fp app+20',
      'fp app+30'
    ])
  })

  test('ARM64, with return addresses that are signed', () => {
    const signed = (address: bigint) => address | 0x0035_8000_0000_0000n
    const stack = [word(2), signed(code(0x20)), 0n, signed(code(0x30))]
    const registers = { pc: code(0x10), sp: word(0), fp: word(0), lr: signed(code(0x20)) }
    expect(walk(crashedProgram({ arch: ARM64, platform: MACOS, registers, stack }))).toEqual([
      'context app+10',
      'fp app+20',
      'fp app+30'
    ])
  })

  test('through code that belongs to no module, made at run time', () => {
    const stack = [word(2), 0x1234_5678n, word(4), code(0x30), 0n, 0n]
    const registers = { rip: code(0x10), rsp: word(0), rbp: word(0) }
    expect(walk(crashedProgram({ registers, stack }))).toEqual([
      'context app+10',
      'fp 0x12345678',
      'fp app+30'
    ])
  })

  test('the last function, whose caller saved a 0', () => {
    const stack = [word(2), code(0x20), 0n, code(0x30), code(0x40)]
    const registers = { rip: code(0x10), rsp: word(0), rbp: word(0) }
    expect(walk(crashedProgram({ registers, stack }))).toEqual(['context app+10', 'fp app+20', 'fp app+30'])
  })

  test.each([
    ['below the stack pointer', { rsp: word(2), rbp: word(0) }],
    ['outside of the stack', { rsp: word(2), rbp: 0x10n }],
    ['to something else', { rsp: word(2), rbp: word(3) }]
  ])('a register that points %s is none', (_name, pointers) => {
    const stack = [word(4), code(0x99), code(0x20), 5n, code(0x30), 6n]
    const dump = crashedProgram({ registers: { rip: code(0x10), ...pointers }, stack })
    expect(walk(dump)).toEqual(['context app+10', 'scan app+20', 'scan app+30'])
  })

  test('a register that is not aligned is none, though a chain would go on from there', () => {
    const inUpperHalf = (address: bigint) => address << 32n
    const stack = [0n, inUpperHalf(word(5)), inUpperHalf(code(0x99)), 0n, code(0x20), 0n, 0n]
    const registers = { rip: code(0x10), rsp: word(0), rbp: word(1) + 4n }
    expect(walk(crashedProgram({ registers, stack }))).toEqual(['context app+10', 'scan app+20'])
  })

  test('a chain that goes back down ends', () => {
    const stack = [word(2), code(0x20), word(0), code(0x30), 0n]
    const registers = { rip: code(0x10), rsp: word(0), rbp: word(0) }
    expect(walk(crashedProgram({ registers, stack }))).toEqual(['context app+10', 'fp app+20', 'fp app+30'])
  })
})

describe('scanning', () => {
  test('takes what is code of a module, in the order of the stack', () => {
    const stack = [
      1n,
      code(0x20),
      0xffff_8000_0040_0020n,
      APP_START - 1n,
      code(0x30),
      code(0x1_0000),
      code(0x1_0001)
    ]
    const registers = { rip: code(0x10), rsp: word(0) }
    expect(walk(crashedProgram({ registers, stack }))).toEqual([
      'context app+10',
      'scan app+20',
      'scan app+30',
      'scan app+10000'
    ])
  })

  test('goes over to frame pointers where the register points further up', () => {
    const stack = [1n, code(0x20), word(4), 0n, word(6), code(0x40), 0n, 0n]
    const registers = { rip: 0x10n, rsp: word(1), rbp: word(4) }
    expect(walk(crashedProgram({ registers, stack }))).toEqual(['context 0x10', 'scan app+20', 'fp app+40'])
  })

  test('a call to nowhere has left where it returns to on top', () => {
    const stack = [code(0x20), 0n, word(4), code(0x99), 0n]
    const registers = { rip: 0n, rsp: word(0), rbp: 0n }
    expect(walk(crashedProgram({ registers, stack }))[1]).toBe('scan app+20')
  })

  test('ARM: the link register, then the stack', () => {
    const registers = { pc: code(0x10), sp: word(0), lr: code(0x20) }
    const stack = [1n, code(0x30)]
    expect(walk(crashedProgram({ arch: ARM, registers, stack }))).toEqual([
      'context app+10',
      'scan app+20',
      'scan app+30'
    ])
  })

  test('only where the memory map has code', () => {
    const maps = '00400000-00401000 r-xp 0 00:00 1 /bin/app\n00401000-00410000 rw-p 0 00:00 1 /bin/app\n'
    const registers = { rip: code(0x10), rsp: word(0) }
    const dump = crashedProgram({ registers, stack: [code(0x20), code(0x2000), code(0x1000), code(0x1001)] })
    dump.stream(STREAM.maps, new TextEncoder().encode(maps))
    expect(walk(dump)).toEqual(['context app+10', 'scan app+20', 'scan app+1000'])
  })

  test('the stack of a full dump is in its list of memory', () => {
    const dump = crashedProgram({ registers: { rip: code(0x10), rsp: 0x9000n }, stack: [] })
    const [size, offset] = dump.place(code(0x20), code(0x30))
    dump.stream(STREAM.memory64, 2n, BigInt(offset), 0x9000n, BigInt(size), 0xa000n, 0n)
    expect(walk(dump)).toEqual(['context app+10', 'scan app+20', 'scan app+30'])
  })

  test('in a dump of the other byte order', () => {
    const registers = { rip: code(0x10), rsp: word(0), rbp: word(1) }
    const stack = [1n, word(3), code(0x20), 0n, code(0x30)]
    const dump = crashedProgram({ dump: new DumpBuilder(false), registers, stack })
    expect(walk(dump)).toEqual(['context app+10', 'fp app+20', 'fp app+30'])
  })
})

describe('ends', () => {
  test('at 250 frames', () => {
    const registers = { rip: code(0x10), rsp: word(0) }
    expect(walk(crashedProgram({ registers, stack: Array<bigint>(2000).fill(code(0x20)) }))).toHaveLength(250)
  })

  test('without a stack, with the frame of the registers', () => {
    expect(walk(crashedProgram({ registers: { rip: code(0x10), rsp: 0x10n }, stack: [code(0x20)] }))).toEqual(
      ['context app+10']
    )
  })

  test('with 5,000 frames of all threads together', () => {
    const dump = addSystem(new DumpBuilder())
    const context = dump.place(packContext(dump, X86_64, { rip: code(0x10), rsp: word(0) }))
    const stack = { start: STACK_START, location: dump.place(Array<bigint>(2000).fill(code(0x20))) }
    addModules(dump, [{ start: APP_START, size: 4096, name: 0 }])
    addThreads(
      dump,
      Array.from({ length: 100 }, (_, id) => ({ id, context, stack }))
    )
    const minidump = parseMinidump(dump.build())
    const walker = new StackWalker(minidump)
    const lengths = minidump.threads.map((thread) =>
      thread.context ? walker.walk(thread.context, thread).length : 0
    )
    expect(lengths.slice(0, 20)).toEqual(Array(20).fill(250))
    expect(lengths.slice(21)).toEqual(Array(79).fill(1))
  })
})
