import type { JsonObject } from '../../../shared/model/json.ts'
import { linuxReason } from './linux-reason.ts'
import { machReason } from './mach-reason.ts'
import type { ExceptionRecord, SystemInfo } from './minidump.ts'
import { hexCode } from './texts.ts'
import { windowsReason } from './windows-reason.ts'

export interface CrashReason {
  /** In the system's own words, from the general to the special: `SIGSEGV / SEGV_MAPERR`. */
  readonly name: string
  /** What was accessed; where it was no access, the instruction. Undefined where the system tells none. */
  readonly address: bigint | undefined
  /** False for a dump that the program asked for, and went on. */
  readonly isCrash: boolean
  /** The numbers and names, as Sentry's mechanism has them in `meta`. */
  readonly meta: JsonObject
}

/** Why the program crashed: the numbers of the exception, as its system means them. */
export function crashReason(exception: ExceptionRecord, system: SystemInfo | undefined): CrashReason {
  const reason = reasonOn(exception, system)
  const is32Bit = system?.arch === 'x86' || system?.arch === 'arm'
  if (!is32Bit || reason.address === undefined) return reason
  return { ...reason, address: BigInt.asUintN(32, reason.address) }
}

function reasonOn(exception: ExceptionRecord, system: SystemInfo | undefined): CrashReason {
  switch (system?.family) {
    case 'windows':
      return windowsReason(exception)
    case 'darwin':
      return machReason(exception, system.arch)
    case 'linux':
      return linuxReason(exception)
    default:
      return { name: hexCode(exception.code), address: exception.address, isCrash: true, meta: {} }
  }
}
