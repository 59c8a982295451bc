import type { GroupingVariant, GroupingVariantType } from '../../../../shared/model/grouping.ts'
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

const typeSentences: Record<GroupingVariantType, string> = {
  component: 'A hash of the values that contribute, in the order of the tree.',
  salted_component: 'A hash of the values that contribute, together with a fingerprint.',
  custom_fingerprint: 'A fingerprint that the SDK or a rule set takes the place of everything else.',
  built_in_fingerprint: 'A rule that comes with the grouping set a fingerprint.',
  checksum: 'The SDK sent the hash itself.',
  hashed_checksum: 'The SDK sent a checksum, which is hashed because it is no hash.',
  fallback: 'Nothing in the event tells it from others.'
}

/** How a variant makes its hash, as a sentence. */
export function variantSentence({ type }: GroupingVariant): string {
  return typeSentences[type]
}
