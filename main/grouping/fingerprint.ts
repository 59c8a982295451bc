import type { Event } from '../../shared/model/event.ts'
import type { GroupingConfig } from './config.ts'
import { crashStack, newestFrame, type Stack } from './crash-frame.ts'
import { createRuleSubject, type FrameFacts } from './fingerprint-rules/compile.ts'
import type { FingerprintRule } from './fingerprint-rules/rule.ts'
import {
  expandTitle,
  isDefaultVariable,
  resolveEntry,
  type VariableSource
} from './fingerprint-rules/variables.ts'
import type { PreparedFrame, StackOf } from './frames.ts'
import { platformFamily } from './platform-family.ts'
import { onlyThread } from './threads.ts'

/** What decides on an event beside its components. */
export interface Fingerprint {
  /** `default`: the components alone. `custom`: this fingerprint alone. `hybrid`: both. */
  readonly kind: 'default' | 'custom' | 'hybrid'
  /** As the SDK or the rule wrote it. */
  readonly raw: readonly string[]
  /** Variables filled in; `{{ default }}` stays. */
  readonly values: readonly string[]
  readonly rule: FingerprintRule | undefined
  readonly title: string | undefined
}

/** The fingerprint of an event: of the first rule that matches, else its own (grouping reference, section 8). */
export function fingerprintOf(event: Event, config: GroupingConfig, stackOf: StackOf): Fingerprint {
  const rule = matchingRule(event, config, stackOf)
  const raw = rule?.fingerprint ?? (event.fingerprint?.length ? event.fingerprint : DEFAULT)
  const defaults = raw.filter(isDefaultVariable).length
  if (defaults === 1 && raw.length === 1 && rule?.title === undefined) {
    return { kind: 'default', raw, values: raw, rule, title: undefined }
  }
  const source: VariableSource = { event, config, crashFrame: () => crashFrame(event, stackOf) }
  const values = raw.map((entry) =>
    isDefaultVariable(entry) ? '{{ default }}' : resolveEntry(entry, source)
  )
  const title = rule?.title === undefined ? undefined : expandTitle(rule.title, source)
  if (defaults === 0) return { kind: 'custom', raw, values, rule, title }
  return { kind: raw.length === 1 ? 'default' : 'hybrid', raw, values, rule, title }
}

const DEFAULT: readonly string[] = ['{{ default }}']

function matchingRule(event: Event, config: GroupingConfig, stackOf: StackOf): FingerprintRule | undefined {
  if (!config.fingerprintRules.length) return undefined
  const subject = createRuleSubject(event, platformFamily(event.platform), () => ruleFrames(event, stackOf))
  return config.fingerprintRules.find(({ test }) => test(subject))?.rule
}

/** All frames of all exceptions, else of the top-level stack trace, else of the thread that stands for the event. */
function ruleFrames(event: Event, stackOf: StackOf): FrameFacts[] {
  const stacks: Stack[] = []
  for (const exception of event.exception?.values ?? []) {
    if (exception.stacktrace) stacks.push({ stacktrace: exception.stacktrace, exception })
  }
  if (!stacks.length && event.stacktrace) stacks.push({ stacktrace: event.stacktrace })
  const thread = stacks.length ? undefined : onlyThread(event.threads?.values ?? [])
  if (thread?.stacktrace) stacks.push({ stacktrace: thread.stacktrace })
  return stacks.flatMap(({ stacktrace, exception }) => stackOf(stacktrace, exception).frames.map(toRuleFrame))
}

function toRuleFrame({ facts, inApp }: PreparedFrame): FrameFacts {
  return {
    function: facts.function || '<unknown>',
    absPath: facts.texts.absPath || '<unknown>',
    filename: facts.filename || '<unknown>',
    module: facts.texts.module || '<unknown>',
    package: facts.texts.package,
    app: inApp ?? false
  }
}

function crashFrame(event: Event, stackOf: StackOf): PreparedFrame | undefined {
  const stack = crashStack(event)
  return stack && newestFrame(stackOf(stack.stacktrace, stack.exception).frames)
}
