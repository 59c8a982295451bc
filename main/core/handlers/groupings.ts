import type { ComparedEvent, Comparison, RuleProblem } from '../../../shared/contract/groupings.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import type { GroupingRules } from '../../../shared/model/project.ts'
import { FINGERPRINT_RULES } from '../../grouping/built-in/fingerprints.ts'
import { BUILT_IN_RULE_FILES } from '../../grouping/built-in/rules.ts'
import { compareGroupings } from '../../grouping/compare.ts'
import { parseFingerprintRules } from '../../grouping/fingerprint-rules/parse.ts'
import type { ParsedRules } from '../../grouping/rule-reader.ts'
import { parseStackRules } from '../../grouping/stack-rules/parse.ts'
import { type EventChoice, getStoredEvent } from '../../store/events.ts'
import { getIssue } from '../../store/issues.ts'
import { readEvent } from '../derive-event.ts'
import { tagDifferences, traceDifferences } from '../event-differences.ts'
import type { Context } from './context.ts'

/** Culprit's own rules, as they are written. */
export const BUILT_IN_RULES = {
  stackRules: BUILT_IN_RULE_FILES.map((file) => file.trim()).join('\n\n'),
  fingerprintRules: FINGERPRINT_RULES.trim()
}

/** What is wrong with rules, kind by kind and line by line. */
export function checkRules({ stackRules, fingerprintRules }: GroupingRules): RuleProblem[] {
  return [
    ...problemsOf('stackRules', parseStackRules(stackRules)),
    ...problemsOf('fingerprintRules', parseFingerprintRules(fingerprintRules))
  ]
}

function problemsOf(
  rules: RuleProblem['rules'],
  { problems, warnings }: Pick<ParsedRules<unknown>, 'problems' | 'warnings'>
): RuleProblem[] {
  return [
    ...problems.map((problem) => ({ rules, severity: 'error' as const, ...problem })),
    ...warnings.map((warning) => ({ rules, severity: 'warning' as const, ...warning }))
  ].sort((a, b) => a.line - b.line || a.column - b.column)
}

/** Gives rules back that can be used. Throws AppError `invalid_input` with the first line that cannot be read. */
export function checkedRules(rules: GroupingRules): GroupingRules {
  const problem = checkRules(rules).find(({ severity }) => severity === 'error')
  if (!problem) return rules
  const which = problem.rules === 'stackRules' ? 'stack-trace rules' : 'fingerprint rules'
  throw new AppError(
    'invalid_input',
    `The ${which} cannot be read: line ${problem.line}, column ${problem.column}: ${problem.message}.`
  )
}

interface Subject {
  readonly eventId?: string | undefined
  readonly issueId?: string | undefined
}

/** Why two events are together or apart. Throws AppError `not_found`. */
export function compareEvents(context: Context, subjectA: Subject, subjectB: Subject): Comparison {
  const [a, b] = [explain(context, subjectA), explain(context, subjectB)]
  const sharedHashes = a.grouping.hashes.filter((hash) => b.grouping.hashes.includes(hash))
  const together = a.event.issueId === b.event.issueId
  return {
    a: a.event,
    b: b.event,
    together,
    reason: reasonOf(together, sharedHashes.length > 0),
    sharedHashes,
    variants: compareGroupings(a.grouping, b.grouping),
    trace: traceDifferences(a.content, b.content),
    tags: tagDifferences(a.tags, b.tags)
  }
}

/** Events with a hash in common can be apart after an unmerge, and events without one together after a merge. */
function reasonOf(together: boolean, sharesHash: boolean): Comparison['reason'] {
  if (together) return sharesHash ? 'same_hash' : 'merged'
  return sharesHash ? 'moved' : 'different_hashes'
}

function explain({ db, configOf, now }: Context, { eventId, issueId }: Subject) {
  const stored = getStoredEvent(db, toChoice(eventId, issueId))
  const {
    event: content,
    tags,
    grouping,
    summary
  } = readEvent(stored.payload, stored.received, configOf(stored.projectId))
  const event: ComparedEvent = {
    eventId: stored.id,
    timestamp: stored.timestamp,
    issueId: stored.issueId,
    shortId: getIssue(db, stored.issueId, now()).shortId,
    title: summary.title
  }
  return { event, content, tags, grouping }
}

function toChoice(eventId: string | undefined, issueId: string | undefined): EventChoice {
  if (eventId !== undefined) return { id: eventId }
  if (issueId !== undefined) return { issueId, which: 'latest' }
  throw new AppError('invalid_input', 'Name two events, or issues.')
}
