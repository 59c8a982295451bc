import type { Place } from './findings.ts'
import { TREE } from './limits.ts'
import { isUnsafeKey, readFields, readLenientText } from './readers.ts'

/** What Sentry's budget takes for a text beside its characters. */
const TEXT_OVERHEAD = 3

/** Packages of the program and their versions. */
export function readModules(value: unknown, at: Place): Record<string, string> | undefined {
  const fields = readFields(value, at, 'modules')
  if (!fields) return undefined
  const inside = at.under('modules')
  const modules: Record<string, string> = {}
  let left = TREE.modules.maxBytes
  for (const name in fields) {
    const version = isUnsafeKey(name) ? undefined : readLenientText(fields[name], inside, name)
    if (version === undefined) continue
    left -= version.length + TEXT_OVERHEAD
    if (left < 0) {
      at.cut('modules', Object.keys(fields).length)
      break
    }
    modules[name] = version
  }
  return Object.keys(modules).length > 0 ? modules : undefined
}
