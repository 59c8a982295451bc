import type { JsonObject } from '../../../shared/model/json.ts'
import { type CrashReason, crashReason } from './crash-reason.ts'
import { jsonFields } from './json-fields.ts'
import type { ExceptionRecord, Minidump } from './minidump.ts'
import { contexts } from './payload-contexts.ts'
import { debugMeta } from './payload-images.ts'
import { type PayloadStacks, payloadStacks } from './payload-stacks.ts'
import { hexAddress, hexCode } from './texts.ts'

const MAX_UNLOADED_MODULES = 100

/**
 * The event that a minidump tells of, as Sentry makes it of one: a payload as an SDK would send it, with its frames
 * unsymbolicated. `level` is fatal, unless the program asked for the dump and went on. What was damaged in the dump
 * stands in `errors`.
 */
export function minidumpToPayload(minidump: Minidump): JsonObject {
  const { exception, system, timestamp } = minidump
  const reason = exception && crashReason(exception, system)
  const isCrash = isOfCrash(minidump, reason)
  const stacks = payloadStacks(minidump)
  return jsonFields({
    platform: 'native',
    level: isCrash ? 'fatal' : 'info',
    timestamp,
    sdk: { name: `minidump.${writerOf(minidump)}`, version: '0.0.0' },
    exception: { values: [toException(minidump, reason, isCrash, stacks)] },
    threads: stacks.threads.length > 0 ? { values: [...stacks.threads] } : undefined,
    debug_meta: minidump.modules.length > 0 ? debugMeta(minidump) : undefined,
    contexts: contexts(minidump),
    extra: extra(minidump),
    errors: minidump.problems.length > 0 ? minidump.problems.map(toError) : undefined
  })
}

/** A dump without an exception was asked for; unless it is damaged, and the exception is what it lost. */
function isOfCrash(minidump: Minidump, reason: CrashReason | undefined): boolean {
  return reason ? reason.isCrash : hasLostException(minidump)
}

function hasLostException({ problems, threads }: Minidump): boolean {
  return threads.length === 0 || problems.some(({ where }) => where === 'Exception' || where === 'directory')
}

function writerOf({ crashpad, breakpad }: Minidump): string {
  if (crashpad) return 'crashpad'
  return breakpad ? 'breakpad' : 'unknown'
}

function toException(
  minidump: Minidump,
  reason: CrashReason | undefined,
  isCrash: boolean,
  { crashedThread, crashedStack }: PayloadStacks
): JsonObject {
  return jsonFields({
    type: reason?.name ?? 'Minidump',
    value: exceptionValue(minidump, reason),
    thread_id: crashedThread,
    stacktrace: crashedStack,
    mechanism: jsonFields({
      type: 'minidump',
      handled: !isCrash,
      synthetic: true,
      meta: reason && Object.keys(reason.meta).length > 0 ? reason.meta : undefined,
      data: minidump.exception && mechanismData(minidump.exception, reason)
    })
  })
}

function exceptionValue(minidump: Minidump, reason: CrashReason | undefined): string {
  const { assertion } = minidump
  if (assertion) return `Assertion Error: ${assertion.expression || assertion.kind}`
  if (!reason) return hasLostException(minidump) ? 'Invalid Minidump' : 'Dump requested'
  const address = reason.address === undefined ? '' : ` / ${hexAddress(reason.address)}`
  return reason.isCrash ? `Fatal Error: ${reason.name}${address}` : `Dump requested: ${reason.name}`
}

function mechanismData(exception: ExceptionRecord, reason: CrashReason | undefined): JsonObject {
  const { parameters } = exception
  return jsonFields({
    relevant_address: reason?.address === undefined ? undefined : hexAddress(reason.address),
    exception_code: hexCode(exception.code),
    exception_flags: hexCode(exception.flags),
    exception_address: hexAddress(exception.address),
    parameters: parameters.length > 0 ? parameters.map(hexAddress) : undefined
  })
}

function extra({ assertion, unloadedModules }: Minidump): JsonObject | undefined {
  const fields = jsonFields({
    assertion: assertion && jsonFields({ ...assertion }),
    unloaded_modules:
      unloadedModules.length === 0
        ? undefined
        : unloadedModules
            .slice(0, MAX_UNLOADED_MODULES)
            .map(({ codeFile, start, size }) =>
              jsonFields({ code_file: codeFile, image_addr: hexAddress(start), image_size: size })
            )
  })
  return Object.keys(fields).length > 0 ? fields : undefined
}

/** As Sentry writes processing errors: a type, what it is about, and the detail. */
function toError({ type, what, where }: Minidump['problems'][number]): JsonObject {
  return { type: 'native_damaged_minidump', name: where, value: what, reason: type }
}
