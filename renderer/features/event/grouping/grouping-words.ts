import type { GroupingVariant } from '../../../../shared/model/grouping.ts'
import { lookUp } from '../../../ui/look-up.ts'

const variantWords: Record<string, string> = {
  app: 'in-app frames',
  system: 'all frames',
  default: 'content',
  custom_fingerprint: 'fingerprint of the SDK or a rule',
  built_in_fingerprint: 'built-in fingerprint',
  checksum: 'checksum of the SDK',
  hashed_checksum: 'checksum of the SDK, hashed',
  fallback: 'nothing: all such events are one'
}

/** What a variant groups by, in words. */
export function variantWord({ name }: GroupingVariant): string {
  return lookUp(variantWords, name) ?? readable(name)
}

/** A code as words: `frame_without_name` → `frame without name`. */
export function readable(code: string): string {
  return code.replace(/[_-]+/g, ' ')
}
