import { DumpBuilder, type Value } from './dump-builder.ts'

/** Numbers of the streams that the tests write. */
export const STREAM = {
  threads: 3,
  modules: 4,
  memory: 5,
  exception: 6,
  system: 7,
  memory64: 9,
  unloadedModules: 14,
  misc: 15,
  memoryInfo: 16,
  threadNames: 24,
  crashpad: 0x43500001,
  breakpad: 0x47670001,
  assertion: 0x47670002,
  cpuInfo: 0x47670003,
  procStatus: 0x47670004,
  lsbRelease: 0x47670005,
  cmdLine: 0x47670006,
  maps: 0x47670009
} as const

export const WINDOWS = 2
export const MACOS = 0x8101
export const LINUX = 0x8201

export const X86 = 0
export const ARM = 5
export const X86_64 = 9
export const ARM64 = 12

/** Where the registers are in the context of each processor, and how large it is. */
const CONTEXTS: Readonly<Record<number, { size: number; width: 4 | 8; at: Record<string, number> }>> = {
  [X86]: { size: 716, width: 4, at: { eax: 0xb0, ebp: 0xb4, eip: 0xb8, esp: 0xc4 } },
  [X86_64]: { size: 1232, width: 8, at: { rax: 0x78, rsp: 0x98, rbp: 0xa0, r15: 0xf0, rip: 0xf8 } },
  [ARM]: { size: 368, width: 4, at: { r0: 4, fp: 0x30, sp: 0x38, lr: 0x3c, pc: 0x40 } },
  [ARM64]: { size: 912, width: 8, at: { x0: 8, fp: 0xf0, lr: 0xf8, sp: 0x100, pc: 0x108 } }
}

export type Registers = Readonly<Record<string, bigint>>

export function packContext(dump: DumpBuilder, arch: number, registers: Registers): Uint8Array {
  const form = CONTEXTS[arch]
  if (!form) throw new Error(`no context of ${arch}`)
  const bytes = new Uint8Array(form.size)
  for (const [name, value] of Object.entries(registers)) {
    const at = form.at[name]
    if (at === undefined) throw new Error(`no register ${name}`)
    bytes.set(dump.pack(form.width === 8 ? value : Number(value)), at)
  }
  return bytes
}

export function addSystem(
  dump: DumpBuilder,
  { arch = X86_64, platform = LINUX, version = [0, 0, 0], csd = '', cpu = 'GenuineIntel' } = {}
): DumpBuilder {
  const name = new Uint8Array(24)
  name.set(new TextEncoder().encode(cpu))
  return dump.stream(
    STREAM.system,
    ...[{ u16: arch }, { u16: 6 }, { u16: 0x0d08 }, { u8: 4 }, { u8: 1 }],
    ...version,
    ...[platform, dump.utf16(csd), { u16: 0 }, { u16: 0 }, name]
  )
}

export interface SampleThread {
  readonly id: number
  readonly context?: readonly [size: number, offset: number]
  readonly stack?: { readonly start: bigint; readonly location: readonly [size: number, offset: number] }
}

export function addThreads(dump: DumpBuilder, threads: readonly SampleThread[]): DumpBuilder {
  const entries = threads.flatMap(({ id, context, stack }): Value[] => [
    ...[id, 0, 0, 0, 0n],
    ...[stack?.start ?? 0n, ...(stack?.location ?? [0, 0])],
    ...(context ?? [0, 0])
  ])
  return dump.stream(STREAM.threads, threads.length, entries)
}

export interface SampleModule {
  readonly start: bigint
  readonly size: number
  readonly name: number
  readonly record?: readonly [size: number, offset: number]
  /** VS_FIXEDFILEINFO from its signature to the file's version. */
  readonly version?: readonly number[]
}

/** All linked at the time 0x5ab38077. */
export function addModules(dump: DumpBuilder, modules: readonly SampleModule[]): DumpBuilder {
  const entries = modules.flatMap(({ start, size, name, record, version = [] }): Value[] => [
    ...[start, size, 0, 0x5ab38077, name],
    ...[...version, ...Array<number>(13 - version.length).fill(0)],
    ...(record ?? [0, 0]),
    ...[0, 0, 0n, 0n]
  ])
  return dump.stream(STREAM.modules, modules.length, entries)
}

export function addException(
  dump: DumpBuilder,
  exception: {
    threadId?: number
    code: number
    flags?: number
    address?: bigint
    parameters?: readonly bigint[]
    context?: readonly [size: number, offset: number]
  }
): DumpBuilder {
  const { threadId = 7, code, flags = 0, address = 0n, parameters = [], context = [0, 0] } = exception
  const all = [...parameters, ...Array<bigint>(15 - parameters.length).fill(0n)]
  const record = [code, flags, 0n, address, parameters.length, 0, ...all]
  return dump.stream(STREAM.exception, threadId, 0, ...record, ...context)
}

export const APP_START = 0x40_0000n
export const APP_SIZE = 0x1_0000
export const STACK_START = 0x7fff_0000n

/** A program with one module, and one thread (7) that has crashed: what is on its stack, and its registers. */
export function crashedProgram({
  dump = new DumpBuilder(),
  arch = X86_64,
  platform = LINUX,
  registers,
  stack,
  code = 11
}: {
  dump?: DumpBuilder
  arch?: number
  platform?: number
  registers: Registers
  stack: readonly bigint[]
  code?: number
}): DumpBuilder {
  const words = arch === X86 || arch === ARM ? stack.map(Number) : stack
  const context = dump.place(packContext(dump, arch, registers))
  const location = dump.place(...words)
  addSystem(dump, { arch, platform })
  addModules(dump, [{ start: APP_START, size: APP_SIZE, name: dump.utf16('/bin/app') }])
  addThreads(dump, [{ id: 7, context, stack: { start: STACK_START, location } }])
  return addException(dump, { code, context })
}
