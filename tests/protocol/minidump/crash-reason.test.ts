import { describe, expect, test } from 'vitest'
import { crashReason } from '../../../main/protocol/minidump/crash-reason.ts'
import type { Arch, ExceptionRecord, SystemFamily } from '../../../main/protocol/minidump/minidump.ts'

function reasonOf(
  family: SystemFamily | undefined,
  { arch = 'x86_64', ...record }: Partial<ExceptionRecord> & { arch?: Arch }
) {
  const exception = {
    threadId: 1,
    code: 0,
    flags: 0,
    address: 0n,
    parameters: [],
    context: undefined,
    ...record
  }
  const version = { major: 0, minor: 0, build: 0 }
  const system = { name: undefined, family, arch, version, csdVersion: '', processors: 1, cpu: undefined }
  return crashReason(exception, system)
}

const text = ({ name, address }: ReturnType<typeof crashReason>) =>
  address === undefined ? name : `${name} / 0x${address.toString(16)}`

describe('Windows', () => {
  const address = 0x401000n
  test.each<[number, bigint[], string]>([
    [0xc0000005, [0n, 0x45n], 'EXCEPTION_ACCESS_VIOLATION_READ / 0x45'],
    [0xc0000005, [1n, 0x45n], 'EXCEPTION_ACCESS_VIOLATION_WRITE / 0x45'],
    [0xc0000005, [8n, 0x45n], 'EXCEPTION_ACCESS_VIOLATION_EXEC / 0x45'],
    [0xc0000005, [0n, 0xffff_ffff_ffff_ffffn], 'EXCEPTION_ACCESS_VIOLATION_READ / 0xffffffffffffffff'],
    [0xc0000005, [7n, 0x45n], 'EXCEPTION_ACCESS_VIOLATION / 0x45'],
    [0xc0000005, [], 'EXCEPTION_ACCESS_VIOLATION / 0x401000'],
    [0xc0000006, [0n, 0x45n, 0xc000009an], 'EXCEPTION_IN_PAGE_ERROR_READ / 0xc000009a / 0x45'],
    [0xc00000fd, [1n, 0x7000n], 'EXCEPTION_STACK_OVERFLOW / 0x7000'],
    [0xc0000409, [7n], 'EXCEPTION_STACK_BUFFER_OVERRUN / FAST_FAIL_FATAL_APP_EXIT / 0x401000'],
    [0xc0000409, [18n], 'EXCEPTION_STACK_BUFFER_OVERRUN / FAST_FAIL_INVALID_JUMP_BUFFER / 0x401000'],
    [0xc0000409, [50n], 'EXCEPTION_STACK_BUFFER_OVERRUN / FAST_FAIL_HEAP_METADATA_CORRUPTION / 0x401000'],
    [0xc0000409, [15n], 'EXCEPTION_STACK_BUFFER_OVERRUN / 0xf / 0x401000'],
    [0x80000003, [0n], 'EXCEPTION_BREAKPOINT / 0x401000'],
    [0xc0000094, [], 'EXCEPTION_INT_DIVIDE_BY_ZERO / 0x401000'],
    [0xe06d7363, [1n, 2n, 3n], 'UNHANDLED_CPP_EXCEPTION / 0x401000'],
    [0x12345, [], '0x00012345 / 0x401000']
  ])('%i [%s]: %s', (code, parameters, expected) => {
    const reason = reasonOf('windows', { code, parameters, address })
    expect(text(reason)).toBe(expected)
    expect(reason.isCrash).toBe(true)
  })

  test('addresses of 32-bit programs', () => {
    const record = { code: 0xc0000005, parameters: [0n, 0xffff_ffff_8000_0000n], arch: 'x86' as const }
    expect(reasonOf('windows', record).address).toBe(0x8000_0000n)
  })
})

describe('Linux', () => {
  test.each<[number, number, string]>([
    [11, 1, 'SIGSEGV / SEGV_MAPERR / 0x45'],
    [11, 2, 'SIGSEGV / SEGV_ACCERR / 0x45'],
    [11, 0, 'SIGSEGV / 0x45'],
    [11, 0x80, 'SIGSEGV / SI_KERNEL'],
    [11, 77, 'SIGSEGV / 0x0000004d / 0x45'],
    [7, 2, 'SIGBUS / BUS_ADRERR / 0x45'],
    [8, 1, 'SIGFPE / FPE_INTDIV / 0x45'],
    [4, 2, 'SIGILL / ILL_ILLOPN / 0x45'],
    [5, 1, 'SIGTRAP / TRAP_BRKPT / 0x45'],
    [6, 0xfffffffa, 'SIGABRT / SI_TKILL'],
    [6, 0, 'SIGABRT'],
    [31, 1, 'SIGSYS / SYS_SECCOMP'],
    [64, 0, '0x00000040']
  ])('signal %i, code %i', (code, flags, expected) => {
    expect(text(reasonOf('linux', { code, flags, address: 0x45n }))).toBe(expected)
  })

  test('numbers and names for the mechanism', () => {
    expect(reasonOf('linux', { code: 6, flags: 0xfffffffa }).meta).toEqual({
      signal: { number: 6, name: 'SIGABRT', code: -6, code_name: 'SI_TKILL' }
    })
    expect(reasonOf('linux', { code: 64 }).meta).toEqual({ signal: { number: 64 } })
  })
})

describe('macOS', () => {
  test.each<[number, number, string, Arch?]>([
    [1, 1, 'EXC_BAD_ACCESS / KERN_INVALID_ADDRESS / 0x45'],
    [1, 2, 'EXC_BAD_ACCESS / KERN_PROTECTION_FAILURE / 0x45'],
    [1, 13, 'EXC_BAD_ACCESS / EXC_I386_GPFLT / 0x45'],
    [1, 0x101, 'EXC_BAD_ACCESS / EXC_ARM_DA_ALIGN / 0x45', 'arm64'],
    [2, 1, 'EXC_BAD_INSTRUCTION / EXC_I386_INVOP / 0x45'],
    [2, 1, 'EXC_BAD_INSTRUCTION / EXC_ARM_UNDEFINED / 0x45', 'arm64'],
    [3, 1, 'EXC_ARITHMETIC / EXC_I386_DIV / 0x45'],
    [5, 0x10002, 'EXC_SOFTWARE / SIGABRT / 0x45'],
    [6, 2, 'EXC_BREAKPOINT / EXC_I386_BPT / 0x45'],
    [6, 1, 'EXC_BREAKPOINT / EXC_ARM_BREAKPOINT / 0x45', 'arm64'],
    [12, 7, 'EXC_GUARD / 0x00000007 / 0x45'],
    [99, 0, '0x00000063 / 0x45']
  ])('exception %i, code %i: %s', (code, flags, expected, arch = 'x86_64') => {
    expect(text(reasonOf('darwin', { code, flags, address: 0x45n, arch }))).toBe(expected)
  })

  test('abort(), as Crashpad has it', () => {
    const reason = reasonOf('darwin', { parameters: [10n, 0x600_0000n, 0n], address: 0x7fffn })
    expect(text(reason)).toBe('EXC_CRASH / SIGABRT')
    expect(reason.meta).toEqual({
      mach_exception: { exception: 10, code: 0, subcode: 0, name: 'EXC_CRASH' },
      signal: { number: 6, name: 'SIGABRT' }
    })
  })

  test('a signal that came as a software exception', () => {
    const reason = reasonOf('darwin', { code: 5, flags: 0x10003, parameters: [5n, 0x10003n, 6n] })
    expect(reason.name).toBe('EXC_SOFTWARE / SIGABRT')
  })
})

describe('dumps that the program asked for', () => {
  test.each<[SystemFamily, number, string]>([
    ['windows', 0x0517a7ed, 'SIMULATED'],
    ['linux', 0xffffffff, 'DUMP_REQUESTED'],
    ['darwin', 0x43507378, 'SIMULATED']
  ])('%s', (family, code, name) => {
    expect(reasonOf(family, { code })).toMatchObject({ name, isCrash: false })
  })
})

test('of a system that is not known, the number', () => {
  expect(text(reasonOf(undefined, { code: 0xc0000005, address: 0x10n }))).toBe('0xc0000005 / 0x10')
})
