import { z } from 'zod'
import { Grouping } from '../model/grouping.ts'
import { GroupingRules } from '../model/project.ts'
import { query } from './procedure.ts'

/** What is wrong with a line of rules. */
export const RuleProblem = z.object({
  rules: z.enum(['stackRules', 'fingerprintRules']),
  /** An error is a line that cannot be read: such rules are refused. A warning is one that hardly means what it says. */
  severity: z.enum(['error', 'warning']),
  /** From 1. */
  line: z.number(),
  column: z.number(),
  message: z.string()
})
export type RuleProblem = z.infer<typeof RuleProblem>

/** One thing of two events: both have it, or only one of them. */
export const Difference = z.object({
  /** What it is: `exception › stacktrace › frame › function`. */
  path: z.string(),
  kind: z.enum(['same', 'different', 'only_a', 'only_b']),
  a: z.string().nullable(),
  b: z.string().nullable()
})
export type Difference = z.infer<typeof Difference>

/** An event that is compared, with the issue that it is in. */
export const ComparedEvent = z.object({
  eventId: z.string(),
  timestamp: z.number(),
  issueId: z.string(),
  shortId: z.string(),
  title: z.string()
})
export type ComparedEvent = z.infer<typeof ComparedEvent>

export const Comparison = z.object({
  a: ComparedEvent,
  b: ComparedEvent,
  /** Whether they are in one issue. */
  together: z.boolean(),
  /** Why, in a sentence's code: hashes that they share, a merge by hand, or nothing in common. */
  reason: z.enum(['same_hash', 'merged', 'moved', 'different_hashes']),
  sharedHashes: z.array(z.string()),
  /** By variant that contributes to either: what is hashed of both, side by side. */
  variants: z.array(
    z.object({
      name: z.string(),
      hashA: z.string().nullable(),
      hashB: z.string().nullable(),
      differences: z.array(Difference)
    })
  ),
  /** All errors and frames, hashed or not. */
  trace: z.array(Difference),
  /** Tags, those first that differ. */
  tags: z.array(Difference)
})
export type Comparison = z.infer<typeof Comparison>

/** How the rules that hold group an event. */
export const ExplainedGrouping = Grouping.extend({
  /** Id of the configuration that put it into its issue: another one where rules or Culprit have changed since. */
  groupedBy: z.string()
})
export type ExplainedGrouping = z.infer<typeof ExplainedGrouping>

const subject = z.object({ eventId: z.string().optional(), issueId: z.string().optional() })

export const groupings = {
  explain: query(z.object({ eventId: z.string(), projectId: z.string().optional() }), ExplainedGrouping),
  /** Why two events (of an issue: its latest one) are together or apart. */
  compare: query(z.object({ a: subject, b: subject }), Comparison),
  /** Reads rules without using them. */
  check: query(GroupingRules, z.object({ problems: z.array(RuleProblem) })),
  /** Culprit's own rules, as text. */
  builtIn: query(z.object({}), z.object({ stackRules: z.string(), fingerprintRules: z.string() }))
}
