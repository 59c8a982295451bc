import type { Mechanism } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { TEXT, TREE } from './limits.ts'
import {
  type Fields,
  isFields,
  isUnsafeKey,
  present,
  readCount,
  readFields,
  readFlag,
  readText
} from './readers.ts'

/** How an exception was caught, and whether the program handled it. */
export function readMechanism(value: unknown, at: Place): Mechanism | undefined {
  const fields = readFields(value, at, 'mechanism')
  if (!fields) return undefined
  const inside = at.under('mechanism')
  const mechanism = isLegacy(fields) ? fromLegacy(fields) : fields
  return present<Mechanism>({
    type: readText(mechanism.type, inside, 'type', TEXT.short) ?? 'generic',
    description: readText(mechanism.description, inside, 'description', TEXT.message),
    help_link: readHelpLink(mechanism.help_link, inside),
    handled: readFlag(mechanism.handled, inside, 'handled'),
    synthetic: readFlag(mechanism.synthetic, inside, 'synthetic'),
    source: readText(mechanism.source, inside, 'source', TEXT.symbol),
    is_exception_group: readFlag(mechanism.is_exception_group, inside, 'is_exception_group'),
    exception_id: readCount(mechanism.exception_id, inside, 'exception_id'),
    parent_id: readCount(mechanism.parent_id, inside, 'parent_id'),
    data: readFreeFormObject(mechanism.data, inside, 'data', TREE.mechanismData),
    meta: readMeta(mechanism.meta, inside)
  })
}

/** Numbers and names of the system; each part is an object, or it is dropped. */
function readMeta(value: unknown, at: Place): JsonObject | undefined {
  const fields = readFields(value, at, 'meta')
  if (!fields) return undefined
  const inside = at.under('meta')
  const meta: JsonObject = {}
  for (const key in fields) {
    if (isUnsafeKey(key)) continue
    const part = readFreeFormObject(fields[key], inside, key, TREE.mechanismData)
    if (part) meta[key] = part
  }
  return Object.keys(meta).length > 0 ? meta : undefined
}

/** Only what a browser can open safely: a link may come from anywhere. */
function readHelpLink(value: unknown, at: Place): string | undefined {
  const link = readText(value, at, 'help_link', TEXT.message)
  if (link === undefined || /^https?:\/\//i.test(link)) return link
  at.problem('help_link', 'invalid_data', 'expected an http or https URL', value)
  return undefined
}

/** Until 2018, Cocoa's SDK sent signal and Mach exception without a type and under other names. */
function isLegacy(fields: Fields): boolean {
  return fields.type === undefined && (isFields(fields.posix_signal) || isFields(fields.mach_exception))
}

function fromLegacy(fields: Fields): Fields {
  const { posix_signal: signal, mach_exception: mach, relevant_address: address } = fields
  const meta: Record<string, unknown> = {}
  if (isFields(signal)) {
    meta.signal = present({
      number: signal.signal,
      code: signal.code,
      name: signal.name,
      code_name: signal.code_name
    })
  }
  if (isFields(mach)) {
    meta.mach_exception = present({
      exception: mach.exception,
      code: mach.code,
      subcode: mach.subcode,
      name: mach.exception_name
    })
  }
  const data = address === undefined || address === null ? undefined : { relevant_address: address }
  return { meta, data }
}
