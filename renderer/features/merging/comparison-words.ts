import type { Comparison, Difference } from '../../../shared/contract/groupings.ts'
import { assertNever } from '../../ui/assert-never.ts'
import { formatPlural } from '../../ui/format/number.ts'

/** Why two events are together or apart, as a sentence, and what one can do about it. */
export function reasonWords({ reason, variants }: Pick<Comparison, 'reason' | 'variants'>): {
  why: string
  hint: string
} {
  const isFingerprint = variants.some(({ name }) => name.includes('fingerprint'))
  switch (reason) {
    case 'same_hash':
      return {
        why: 'They are together: something that is hashed is the same in both.',
        hint: 'A stack-trace rule that counts more frames, or a fingerprint rule, can tell them apart.'
      }
    case 'merged':
      return {
        why: 'They are together because their issues were merged, by hand or by rules of before. Nothing that is hashed is the same.',
        hint: 'Under “Merged”, the hashes can be taken apart again.'
      }
    case 'moved':
      return {
        why: 'They are apart although a hash is the same: one of them was unmerged, or grouped when other rules held.',
        hint: 'Merge the issues, or let the rules be applied to the past.'
      }
    case 'different_hashes':
      return {
        why: 'They are apart: nothing that is hashed is the same in both.',
        hint: isFingerprint
          ? 'A fingerprint decides for at least one of them: see the rule, or what its SDK sends.'
          : 'Merge the issues, or write a rule that leaves out what differs.'
      }
    default:
      return assertNever(reason)
  }
}

/** What differs, in numbers: `2 parts differ, 3 are only in the first`. */
export function countWords(differences: readonly Difference[]): string {
  const count = (kind: Difference['kind']) => differences.filter((one) => one.kind === kind).length
  const [different, onlyA, onlyB] = [count('different'), count('only_a'), count('only_b')]
  const words = [
    different > 0 ? `${formatPlural(different, 'part')} ${different === 1 ? 'differs' : 'differ'}` : '',
    onlyA > 0 ? `${formatPlural(onlyA, 'part')} only in the first` : '',
    onlyB > 0 ? `${formatPlural(onlyB, 'part')} only in the second` : ''
  ].filter((each) => each !== '')
  return words.length === 0 ? 'all parts are the same' : words.join(', ')
}

const variantWords: Readonly<Record<string, string>> = {
  app: 'In-app frames',
  system: 'All frames',
  default: 'Content',
  custom_fingerprint: 'Fingerprint',
  built_in_fingerprint: 'Built-in fingerprint',
  checksum: 'Checksum',
  hashed_checksum: 'Checksum, hashed',
  fallback: 'Nothing to group by'
}

/** What a variant groups by. */
export function variantTitle(name: string): string {
  return Object.hasOwn(variantWords, name) ? (variantWords[name] ?? name) : name.replaceAll('_', ' ')
}

/** Rows of a table: runs of what is the same are folded, `around` of them are left beside what differs. */
export type ComparisonRow =
  | { readonly type: 'row'; readonly index: number; readonly difference: Difference }
  | { readonly type: 'same'; readonly index: number; readonly differences: readonly Difference[] }

export function foldSame(differences: readonly Difference[], around = 1): ComparisonRow[] {
  const rows: ComparisonRow[] = []
  const isNear = (index: number) =>
    differences.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same')
  for (let index = 0; index < differences.length; ) {
    const difference = differences[index]
    if (difference === undefined) break
    let end = index
    while (end < differences.length && !isNear(end)) end++
    if (end - index > 2) {
      rows.push({ type: 'same', index, differences: differences.slice(index, end) })
      index = end
    } else {
      rows.push({ type: 'row', index, difference })
      index++
    }
  }
  return rows
}
