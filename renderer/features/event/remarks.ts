import type { Remark } from '../../../shared/model/event.ts'
import { formatWhole } from '../../ui/format/number.ts'
import { lookUp } from '../../ui/look-up.ts'

const kindWords: Record<string, string> = {
  a: 'Marked',
  x: 'Removed',
  s: 'Replaced',
  m: 'Masked',
  p: 'Made a pseudonym',
  e: 'Encrypted'
}

const ruleWords: Record<string, string> = {
  '!limit': 'size limits',
  '!raw': 'the raw payload',
  '!config': 'the configuration of the SDK'
}

/** What was done to a value before it came here, and why, as a sentence. */
export function remarkText({ rule, kind, originalLength }: Remark): string {
  const done = rule === '!limit' ? 'Cut' : (lookUp(kindWords, kind) ?? 'Changed')
  const why = lookUp(ruleWords, rule) ?? `the rule ${rule}`
  const length =
    originalLength === undefined ? '' : `; it was ${formatWhole(originalLength)} characters or elements long`
  return `${done} because of ${why}${length}.`
}

/** The same for each value that has one, by its path. */
export function remarkNotes(remarks: readonly Remark[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>()
  for (const remark of remarks) {
    const before = notes.get(remark.path)
    notes.set(remark.path, before === undefined ? remarkText(remark) : `${before}\n${remarkText(remark)}`)
  }
  return notes
}
