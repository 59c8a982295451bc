import type { CrashReason } from './crash-reason.ts'
import type { ExceptionRecord } from './minidump.ts'
import { hexCode } from './texts.ts'

/** Written instead of a signal when the program asked for a dump (Breakpad's and Crashpad's number). */
const DUMP_REQUESTED = 0xffffffff

const SIGNALS =
  'SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM ' +
  'SIGTERM SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF ' +
  'SIGWINCH SIGIO SIGPWR SIGSYS'
const SIGNAL_NAMES: readonly string[] = SIGNALS.split(' ')

/** Why the kernel raised the signal, from 1 on (asm-generic/siginfo.h). */
const CODES = new Map<string, readonly string[]>(
  [
    'SIGILL ILL_ILLOPC ILL_ILLOPN ILL_ILLADR ILL_ILLTRP ILL_PRVOPC ILL_PRVREG ILL_COPROC ILL_BADSTK ILL_BADIADDR',
    'SIGTRAP TRAP_BRKPT TRAP_TRACE TRAP_BRANCH TRAP_HWBKPT TRAP_UNK TRAP_PERF',
    'SIGFPE FPE_INTDIV FPE_INTOVF FPE_FLTDIV FPE_FLTOVF FPE_FLTUND FPE_FLTRES FPE_FLTINV FPE_FLTSUB',
    'SIGSEGV SEGV_MAPERR SEGV_ACCERR SEGV_BNDERR SEGV_PKUERR SEGV_ACCADI SEGV_ADIDERR SEGV_ADIPERR SEGV_MTEAERR ' +
      'SEGV_MTESERR SEGV_CPERR',
    'SIGBUS BUS_ADRALN BUS_ADRERR BUS_OBJERR BUS_MCEERR_AR BUS_MCEERR_AO',
    'SIGSYS SYS_SECCOMP SYS_USER_DISPATCH'
  ].map((line) => {
    const [signal = '', ...codes] = line.split(' ')
    return [signal, codes]
  })
)

/** How a signal came that the kernel did not raise for a fault. */
const SENDERS = new Map([
  [0x80, 'SI_KERNEL'],
  [-1, 'SI_QUEUE'],
  [-2, 'SI_TIMER'],
  [-3, 'SI_MESGQ'],
  [-4, 'SI_ASYNCIO'],
  [-5, 'SI_SIGIO'],
  [-6, 'SI_TKILL'],
  [-7, 'SI_DETHREAD'],
  [-60, 'SI_ASYNCNL']
])

/** Signals that come with an address, unless they were sent. */
const WITH_ADDRESS = new Set(['SIGILL', 'SIGTRAP', 'SIGBUS', 'SIGFPE', 'SIGSEGV'])

/** `SIGSEGV / SEGV_MAPERR` at the address that was accessed. */
export function linuxReason({ code: number, flags, address }: ExceptionRecord): CrashReason {
  if (number === DUMP_REQUESTED)
    return { name: 'DUMP_REQUESTED', address: undefined, isCrash: false, meta: {} }
  const signal = SIGNAL_NAMES[number - 1] ?? hexCode(number)
  const code = flags | 0
  const codeName = CODES.get(signal)?.[code - 1] ?? SENDERS.get(code)
  // 0 is what dumps have that do not know the code, and then it says nothing.
  const detail = codeName ?? (code === 0 ? undefined : hexCode(flags))
  const hasAddress = WITH_ADDRESS.has(signal) && !SENDERS.has(code)
  return {
    name: detail === undefined ? signal : `${signal} / ${detail}`,
    address: hasAddress ? address : undefined,
    isCrash: true,
    meta: {
      signal: {
        number,
        ...(number <= SIGNAL_NAMES.length && { name: signal }),
        ...(code !== 0 && { code }),
        ...(codeName !== undefined && { code_name: codeName })
      }
    }
  }
}
