import type { Event } from '../../shared/model/event.ts'
import type { Json, JsonObject } from '../../shared/model/json.ts'

/**
 * Names for the numbers that a system gives for a crash. They differ from system to system, so that none is named
 * where the system is not known.
 */

type System = 'linux' | 'darwin' | 'windows'

function numbered(names: string, first: number): ReadonlyMap<number, string> {
  const entries = names.split(' ').map((name, i): [number, string] => [first + i, name])
  return new Map(entries.filter(([, name]) => name !== '-'))
}

const SIGNALS: Record<System, ReadonlyMap<number, string>> = {
  linux: numbered(
    'SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM ' +
      'SIGTERM SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM ' +
      'SIGPROF SIGWINCH SIGIO SIGPWR SIGSYS',
    1
  ),
  darwin: numbered(
    'SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGEMT SIGFPE SIGKILL SIGBUS SIGSEGV SIGSYS SIGPIPE SIGALRM ' +
      'SIGTERM SIGURG SIGSTOP SIGTSTP SIGCONT SIGCHLD SIGTTIN SIGTTOU SIGIO SIGXCPU SIGXFSZ SIGVTALRM SIGPROF ' +
      'SIGWINCH SIGINFO SIGUSR1 SIGUSR2',
    1
  ),
  windows: numbered('SIGINT - SIGILL - - - SIGFPE - - SIGSEGV - - - SIGTERM - - - - - SIGBREAK SIGABRT', 2)
}

/** On Darwin, `code` says why the signal was raised. */
const DARWIN_SIGNAL_CODES = new Map([
  [
    'SIGILL',
    'ILL_NOOP ILL_ILLOPC ILL_ILLTRP ILL_PRVOPC ILL_ILLOPN ILL_ILLADR ILL_PRVREG ILL_COPROC ILL_BADSTK'
  ],
  [
    'SIGFPE',
    'FPE_NOOP FPE_FLTDIV FPE_FLTOVF FPE_FLTUND FPE_FLTRES FPE_FLTINV FPE_FLTSUB FPE_INTDIV FPE_INTOVF'
  ],
  ['SIGSEGV', 'SEGV_NOOP SEGV_MAPERR SEGV_ACCERR'],
  ['SIGBUS', 'BUS_NOOP BUS_ADRALN BUS_ADRERR BUS_OBJERR'],
  ['SIGTRAP', '- TRAP_BRKPT TRAP_TRACE']
])

const MACH_EXCEPTIONS = numbered(
  'EXC_BAD_ACCESS EXC_BAD_INSTRUCTION EXC_ARITHMETIC EXC_EMULATION EXC_SOFTWARE EXC_BREAKPOINT EXC_SYSCALL ' +
    'EXC_MACH_SYSCALL EXC_RPC_ALERT EXC_CRASH EXC_RESOURCE EXC_GUARD EXC_CORPSE_NOTIFY',
  1
)

/** The same everywhere: what the first Unix had. */
const OLD_ERRORS =
  'EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD {11} ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST ' +
  'EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ' +
  'ERANGE'

const LINUX_ERRORS =
  'EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ' +
  'ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG ' +
  'EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ' +
  'ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ' +
  'ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ' +
  'ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ' +
  'ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM ' +
  'EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ' +
  'ENOTRECOVERABLE ERFKILL EHWPOISON'

const DARWIN_ERRORS =
  'EAGAIN EINPROGRESS EALREADY ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ' +
  'ESOCKTNOSUPPORT ENOTSUP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ' +
  'ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED ELOOP ' +
  'ENAMETOOLONG EHOSTDOWN EHOSTUNREACH ENOTEMPTY EPROCLIM EUSERS EDQUOT ESTALE EREMOTE EBADRPC ERPCMISMATCH ' +
  'EPROGUNAVAIL EPROGMISMATCH EPROCUNAVAIL ENOLCK ENOSYS EFTYPE EAUTH ENEEDAUTH EPWROFF EDEVERR EOVERFLOW ' +
  'EBADEXEC EBADARCH ESHLIBVERS EBADMACHO ECANCELED EIDRM ENOMSG EILSEQ ENOATTR EBADMSG EMULTIHOP ENODATA ' +
  'ENOLINK ENOSR ENOSTR EPROTO ETIME EOPNOTSUPP ENOPOLICY ENOTRECOVERABLE EOWNERDEAD EQFULL'

const ERRORS: Record<System, ReadonlyMap<number, string>> = {
  linux: numbered(`${OLD_ERRORS.replace('{11}', 'EAGAIN')} ${LINUX_ERRORS}`, 1),
  darwin: numbered(`${OLD_ERRORS.replace('{11}', 'EDEADLK')} ${DARWIN_ERRORS}`, 1),
  windows: numbered(
    OLD_ERRORS.replace('{11}', 'EAGAIN').replace(' ENOTBLK', ' -').replace(' ETXTBSY', ' -'),
    1
  )
}

/** Adds the names of errors, signals and Mach exceptions to the mechanisms of an event that has only their numbers. */
export function nameCrashes(event: Event): void {
  let system: System | undefined
  for (const exception of event.exception?.values ?? []) {
    const meta = exception.mechanism?.meta
    if (!exception.mechanism || !meta) continue
    system ??= systemOf(event)
    exception.mechanism = { ...exception.mechanism, meta: namedMeta(meta, system) }
  }
}

const SYSTEM_NAMES: readonly (readonly [RegExp, System])[] = [
  [/^(?:macos|mac os|ios|ipados|tvos|watchos|visionos|darwin)/i, 'darwin'],
  [/^(?:linux|android|ubuntu|debian|fedora|centos|red hat|arch|alpine|suse)/i, 'linux'],
  [/^windows/i, 'windows']
]

const IMAGE_SYSTEMS = new Map<string, System>([
  ['apple', 'darwin'],
  ['macho', 'darwin'],
  ['elf', 'linux'],
  ['pe', 'windows']
])

function systemOf(event: Event): System | undefined {
  const name = event.contexts.os?.name
  const named = typeof name === 'string' ? SYSTEM_NAMES.find(([form]) => form.test(name))?.[1] : undefined
  if (named) return named
  for (const { type } of event.debug_meta?.images ?? []) {
    const system = IMAGE_SYSTEMS.get(type)
    if (system) return system
  }
  return undefined
}

function namedMeta(meta: JsonObject, system: System | undefined): JsonObject {
  const named = { ...meta }
  if (isObject(meta.errno) && system) named.errno = withName(meta.errno, ERRORS[system], 'number')
  if (isObject(meta.signal) && system) named.signal = namedSignal(meta.signal, system)
  if (isObject(meta.mach_exception)) {
    named.mach_exception = withName(meta.mach_exception, MACH_EXCEPTIONS, 'exception')
  }
  return named
}

function namedSignal(sent: JsonObject, system: System): JsonObject {
  const signal = withName(sent, SIGNALS[system], 'number')
  if (system !== 'darwin' || signal.code_name || typeof signal.name !== 'string') return signal
  const codes = numbered(DARWIN_SIGNAL_CODES.get(signal.name) ?? '-', 0)
  const codeName = typeof signal.code === 'number' ? codes.get(signal.code) : undefined
  return codeName === undefined ? signal : { ...signal, code_name: codeName }
}

function withName(numbers: JsonObject, names: ReadonlyMap<number, string>, key: string): JsonObject {
  const number = numbers[key]
  const name = typeof number === 'number' && !numbers.name ? names.get(number) : undefined
  return name === undefined ? numbers : { ...numbers, name }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
