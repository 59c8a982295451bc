import type { Regrouping, RegroupingChange, RegroupingSummary } from '../../../shared/contract/regroupings.ts'
import { assertNever } from '../../ui/assert-never.ts'
import { formatPlural, formatWhole } from '../../ui/format/number.ts'

/** What rules would do, or did, as a sentence. */
export function summaryWords({ moved, issuesBefore, issuesAfter }: RegroupingSummary): string {
  if (moved === 0) return 'No event changes its issue'
  const issues =
    issuesBefore === issuesAfter
      ? `still ${formatPlural(issuesAfter, 'issue')}`
      : `${formatWhole(issuesBefore)} → ${formatPlural(issuesAfter, 'issue')}`
  return `${formatPlural(moved, 'event')} moved, ${issues}`
}

/** What happens to issues that exchange events. */
export function changeWords({ kind, before, after }: RegroupingChange): string {
  switch (kind) {
    case 'split':
      return `Splits into ${formatWhole(after.length)}`
    case 'merge':
      return `Merges ${formatWhole(before.length)} into one`
    case 'mixed':
      return `Makes ${formatWhole(after.length)} of ${formatWhole(before.length)}`
    default:
      return assertNever(kind)
  }
}

/** A state in a word or two. */
export function stateWord(state: Regrouping['state']): string {
  switch (state) {
    case 'previewing':
      return 'Being looked at'
    case 'ready':
      return 'Looked at'
    case 'applying':
      return 'Being applied'
    case 'applied':
      return 'Applied'
    case 'undoing':
      return 'Being undone'
    case 'undone':
      return 'Undone'
    case 'cancelled':
      return 'Cancelled'
    case 'failed':
      return 'Failed'
    default:
      return assertNever(state)
  }
}
