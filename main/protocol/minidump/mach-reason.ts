import type { CrashReason } from './crash-reason.ts'
import type { Arch, ExceptionRecord } from './minidump.ts'
import { hexCode } from './texts.ts'

const EXC_CRASH = 10
/** `CPsx`: what Crashpad writes when the program asked for a dump. */
const SIMULATED = 0x43507378

/** mach/exception_types.h, from 1 on. */
const EXCEPTIONS: readonly string[] = (
  'EXC_BAD_ACCESS EXC_BAD_INSTRUCTION EXC_ARITHMETIC EXC_EMULATION EXC_SOFTWARE EXC_BREAKPOINT EXC_SYSCALL ' +
  'EXC_MACH_SYSCALL EXC_RPC_ALERT EXC_CRASH EXC_RESOURCE EXC_GUARD EXC_CORPSE_NOTIFY'
).split(' ')

type Codes = ReadonlyMap<number, string>

/** kern_return.h for EXC_BAD_ACCESS, and codes that do not depend on the processor. */
const CODES: Readonly<Record<string, Codes>> = {
  EXC_BAD_ACCESS: new Map([
    [1, 'KERN_INVALID_ADDRESS'],
    [2, 'KERN_PROTECTION_FAILURE'],
    [5, 'KERN_FAILURE'],
    [8, 'KERN_NO_ACCESS'],
    [9, 'KERN_MEMORY_FAILURE'],
    [10, 'KERN_MEMORY_ERROR'],
    [50, 'KERN_CODESIGN_ERROR']
  ]),
  EXC_SOFTWARE: new Map([
    [0x10000, 'SIGSYS'],
    [0x10001, 'SIGPIPE'],
    [0x10002, 'SIGABRT'],
    [0x10003, 'EXC_SOFT_SIGNAL'],
    [0xdeadc0de, 'UNCAUGHT_NS_EXCEPTION']
  ])
}

/** mach/i386/exception.h and mach/arm/exception.h. */
const X86_CODES: Readonly<Record<string, Codes>> = {
  EXC_BAD_ACCESS: new Map([[13, 'EXC_I386_GPFLT']]),
  EXC_BAD_INSTRUCTION: new Map([
    [1, 'EXC_I386_INVOP'],
    [10, 'EXC_I386_INVTSSFLT'],
    [11, 'EXC_I386_SEGNPFLT'],
    [12, 'EXC_I386_STKFLT'],
    [13, 'EXC_I386_GPFLT'],
    [17, 'EXC_I386_ALIGNFLT']
  ]),
  EXC_ARITHMETIC: new Map([
    [1, 'EXC_I386_DIV'],
    [2, 'EXC_I386_INTO'],
    [3, 'EXC_I386_NOEXT'],
    [4, 'EXC_I386_EXTOVR'],
    [5, 'EXC_I386_EXTERR'],
    [6, 'EXC_I386_EMERR'],
    [7, 'EXC_I386_BOUND'],
    [8, 'EXC_I386_SSEEXTERR']
  ]),
  EXC_BREAKPOINT: new Map([
    [1, 'EXC_I386_SGL'],
    [2, 'EXC_I386_BPT']
  ])
}
const ARM_CODES: Readonly<Record<string, Codes>> = {
  EXC_BAD_ACCESS: new Map([
    [0x101, 'EXC_ARM_DA_ALIGN'],
    [0x102, 'EXC_ARM_DA_DEBUG']
  ]),
  EXC_BAD_INSTRUCTION: new Map([[1, 'EXC_ARM_UNDEFINED']]),
  EXC_BREAKPOINT: new Map([
    [1, 'EXC_ARM_BREAKPOINT'],
    [0x101, 'EXC_ARM_DA_ALIGN'],
    [0x102, 'EXC_ARM_DA_DEBUG']
  ])
}

/** Numbers of Darwin's signals that end programs. */
const SIGNALS = new Map<number, string>([
  [3, 'SIGQUIT'],
  [4, 'SIGILL'],
  [5, 'SIGTRAP'],
  [6, 'SIGABRT'],
  [8, 'SIGFPE'],
  [9, 'SIGKILL'],
  [10, 'SIGBUS'],
  [11, 'SIGSEGV'],
  [12, 'SIGSYS'],
  [13, 'SIGPIPE'],
  [15, 'SIGTERM']
])

/** `EXC_BAD_ACCESS / KERN_INVALID_ADDRESS` at the address that was accessed. */
export function machReason(record: ExceptionRecord, arch: Arch | undefined): CrashReason {
  if (record.code === SIMULATED) return { name: 'SIMULATED', address: undefined, isCrash: false, meta: {} }
  // Crashpad names the original exception, which is 0 when a signal such as abort()'s was all there was.
  const exception = record.code === 0 && record.parameters[0] === BigInt(EXC_CRASH) ? EXC_CRASH : record.code
  const name = EXCEPTIONS[exception - 1] ?? hexCode(exception)
  const signal = signalOf(name, record)
  const signalName = signal === undefined ? undefined : SIGNALS.get(signal)
  const detail = signalName ?? codeName(name, record.flags, arch)
  return {
    name: detail === undefined ? name : `${name} / ${detail}`,
    address: exception === EXC_CRASH ? undefined : record.address,
    isCrash: true,
    meta: {
      mach_exception: { exception, code: record.flags, ...subcodeOf(record), name },
      ...(signal !== undefined && { signal: { number: signal, ...(signalName && { name: signalName }) } })
    }
  }
}

function codeName(exception: string, code: number, arch: Arch | undefined): string | undefined {
  const ofProcessor = arch === 'arm' || arch === 'arm64' ? ARM_CODES : X86_CODES
  const known = CODES[exception]?.get(code) ?? ofProcessor[exception]?.get(code)
  return known ?? (code === 0 ? undefined : hexCode(code))
}

/** EXC_CRASH has the signal in the upper byte of its code; a signal as a software exception has it as subcode. */
function signalOf(exception: string, { flags, parameters }: ExceptionRecord): number | undefined {
  if (exception === 'EXC_CRASH') return Number(BigInt.asUintN(32, parameters[1] ?? 0n)) >>> 24 || undefined
  if (exception !== 'EXC_SOFTWARE' || flags !== 0x10003) return undefined
  return Number(BigInt.asUintN(8, parameters[2] ?? 0n)) || undefined
}

/** Crashpad has all codes as parameters; Breakpad has the second as the address. */
function subcodeOf({ parameters, address }: ExceptionRecord): { subcode?: number } {
  const subcode = Number(parameters[2] ?? address)
  return Number.isSafeInteger(subcode) ? { subcode } : {}
}
