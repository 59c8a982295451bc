import type { Place } from './findings.ts'
import { TREE } from './limits.ts'
import { isEmpty, isUnsafeKey, readFields, readLenientText } from './readers.ts'

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
    if (isUnsafeKey(name)) continue
    // a package whose version is not known is there all the same
    const version = readLenientText(fields[name], inside, name) ?? ''
    left -= version.length + TEXT_OVERHEAD
    if (left < 0) {
      at.cut('modules', Object.keys(fields).length)
      break
    }
    modules[name] = version
  }
  return isEmpty(modules) ? undefined : modules
}
