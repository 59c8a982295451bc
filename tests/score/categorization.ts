import type { GroupingConfig } from '../../main/grouping/config.ts'
import { type PreparedFrame, prepareStack } from '../../main/grouping/frames.ts'
import { createNewstyle2023 } from '../../main/grouping/newstyle-2023.ts'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'
import type { StackRule } from '../../main/grouping/stack-rules/rule.ts'
import { type Exception, Frame } from '../../shared/model/event.ts'
import { type Case, readCases, readRuleBase, Tally } from './cases.ts'
import { isObject } from './payload.ts'
import { snapshotBody } from './pysnap.ts'

/** Compares the category of every frame, and in_app where a snapshot shows it, with what Sentry's snapshots say. */
export function scoreCategorization(folder: string): Record<string, { equal: number; total: number }> {
  const config = createNewstyle2023(categorizationRules(folder))
  const cases = new Tally()
  for (const one of readCases(folder)) {
    cases.addOutcome(
      one.name,
      () => [],
      () => differences(expectedOf(one), framesOfCase(one, config))
    )
  }
  return { cases: cases.result() }
}

function framesOfCase({ input }: Case, config: GroupingConfig): PreparedFrame[] {
  const platform = isObject(input) && typeof input.platform === 'string' ? input.platform : 'other'
  return exceptionsOf(input).flatMap(
    (exception) => prepareStack(exception.stacktrace?.frames ?? [], platform, config, exception).frames
  )
}

/**
 * The snapshots were made with the rules of `mobile:2021-02-12`. Those are the ones of 2023, but for one rule that
 * was dropped on the way: dispatch queues were thread bases.
 */
const DISPATCH_RULE = 'family:native function:_dispatch_client_callout category=threadbase'

function categorizationRules(folder: string): StackRule[] {
  const { rules } = parseStackRules(readRuleBase(folder), 'built_in')
  if (rules.some((rule) => rule.text === DISPATCH_RULE)) return rules
  const lastOfKind = rules.findLastIndex((rule) => rule.text.endsWith(' category=threadbase'))
  return rules.toSpliced(lastOfKind + 1, 0, ...parseStackRules(DISPATCH_RULE, 'built_in').rules)
}

interface FrameOutline {
  readonly category: string | undefined
  readonly inApp: boolean | undefined
}

function differences(expected: readonly FrameOutline[], frames: readonly PreparedFrame[]): string[] {
  if (expected.length !== frames.length) return [`${expected.length} frames expected, ${frames.length} found`]
  return frames.flatMap(({ facts, category, inApp }, index) => {
    const wanted = expected[index]
    const found: string[] = []
    if (category !== wanted?.category) found.push(`category ${wanted?.category}, got ${category}`)
    if (wanted?.inApp !== undefined && wanted.inApp !== inApp)
      found.push(`in_app ${wanted.inApp}, got ${inApp}`)
    return found.map((what) => `frame ${index} (${facts.function}): ${what}`)
  })
}

// A frame's line: where it is from in 44 columns, two spaces, its function, and what is known of it.
const FRAME_LINE = /^ {2}.{42} {2}\S/

function expectedOf({ snapshot }: Case): FrameOutline[] {
  return snapshotBody(snapshot)
    .split('\n')
    .filter((line) => FRAME_LINE.test(line))
    .map((line) => {
      const inApp = /\bin[_-]app=(\w+)/.exec(line)?.[1]
      return {
        category: /\bcategory=([\w-]+)/.exec(line)?.[1],
        inApp: inApp === undefined ? undefined : /^(?:true|yes|1)$/i.test(inApp)
      }
    })
}

/**
 * The exceptions of a payload as they are: these tests skip normalising, which would drop exceptions that have a
 * stack trace and nothing else.
 */
function exceptionsOf(input: unknown): Exception[] {
  const { exception } = isObject(input) ? input : {}
  const values = isObject(exception) && Array.isArray(exception.values) ? exception.values : []
  return values.filter(isObject).map(({ type, value, mechanism, stacktrace }) => ({
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof value === 'string' ? { value } : {}),
    ...(isObject(mechanism) && typeof mechanism.type === 'string'
      ? { mechanism: { type: mechanism.type } }
      : {}),
    stacktrace: { frames: framesOf(stacktrace) }
  }))
}

function framesOf(stacktrace: unknown): Frame[] {
  const frames = isObject(stacktrace) && Array.isArray(stacktrace.frames) ? stacktrace.frames : []
  return frames.filter(isObject).map((frame) => {
    const present = Object.entries(frame).filter(([, field]) => field !== null)
    return Frame.parse(Object.fromEntries(present))
  })
}
