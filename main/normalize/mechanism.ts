import type { Mechanism } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { objectWithin, readFreeFormObject } from './free-form.ts'
import { interfaceReader, readInterface, text } from './interface-reader.ts'
import { TEXT, TREE } from './limits.ts'
import {
  type Fields,
  isEmpty,
  isFields,
  isUnsafeKey,
  present,
  readCount,
  readFields,
  readFlag,
  readText
} from './readers.ts'

const MECHANISM = interfaceReader<Mechanism>(
  {
    type: text(TEXT.short),
    description: text(TEXT.message),
    help_link: readHelpLink,
    handled: readFlag,
    synthetic: readFlag,
    source: text(TEXT.symbol),
    is_exception_group: readFlag,
    exception_id: readCount,
    parent_id: readCount,
    data: objectWithin(TREE.mechanismData),
    meta: readMeta
  },
  { type: 'generic' }
)

/** How an exception was caught, and whether the program handled it. */
export function readMechanism(value: unknown, at: Place): Mechanism | undefined {
  const fields = readFields(value, at, 'mechanism')
  if (!fields) return undefined
  return readInterface(isLegacy(fields) ? fromLegacy(fields) : fields, MECHANISM, at.under('mechanism'))
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
  return isEmpty(meta) ? undefined : meta
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
  const { posix_signal: signal, mach_exception: mach, relevant_address: address, ...others } = fields
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
  return { ...others, meta, data }
}
