import { compileFingerprintRule, type FingerprintTest } from './fingerprint-rules/compile.ts'
import type { FingerprintRule } from './fingerprint-rules/rule.ts'
import { createFrameMemory, type FrameMemory } from './frame-facts.ts'
import { createStackMemory, type StackMemory } from './stack-memory.ts'
import { type CompiledRules, compileStackRules } from './stack-rules/compile.ts'
import type { StackRule } from './stack-rules/rule.ts'

/** What differs between released configurations (grouping reference, section 1). */
export interface GroupingFlags {
  /** Order of an exception's parts in the hash: stack trace before type and value, or after them. */
  readonly stacktraceFirst: boolean
  /** Which single JavaScript frames without a function are too poor to count: those with a URL, or those without. */
  readonly dropsSingleFrame: 'with_url' | 'without_url'
  /** Keeps the process numbers in the line that starts a Python child process. */
  readonly keepsSpawnLines: boolean
  /** Keeps `{{ name }}` of an unknown variable in a fingerprint as it is. */
  readonly keepsUnknownVariables: boolean
  /** Treats messages in fingerprints like the message: without what is specific to one event. */
  readonly parameterizesFingerprints: boolean
  /** What counts where a group of exceptions leads to none: the group alone, or all exceptions of the event. */
  readonly emptyGroup: 'root' | 'all'
  /** Which of two variants with one hash is switched off. */
  readonly dropsDuplicate: 'app' | 'system'
}

export interface CompiledFingerprintRule {
  readonly rule: FingerprintRule
  readonly test: FingerprintTest
}

/** Everything that decides how events are grouped. Frozen once released: a change of its effect is a new id. */
export interface GroupingConfig extends GroupingFlags {
  readonly id: string
  readonly stackRules: CompiledRules
  readonly fingerprintRules: readonly CompiledFingerprintRule[]
  readonly frames: FrameMemory
  readonly stacks: StackMemory
  /** Replaces what is specific to one event in messages. */
  readonly parameterize: (message: string) => string
}

export interface ConfigOptions extends GroupingFlags {
  readonly id: string
  /** Built-in rules first: the last rule that touches a frame wins. */
  readonly stackRules: readonly StackRule[]
  /** A project's own rules first: the first rule that matches wins. */
  readonly fingerprintRules: readonly FingerprintRule[]
  readonly parameterize: (message: string) => string
}

/** Compiles a configuration: costs some milliseconds, so make it once and keep it. */
export function createConfig(options: ConfigOptions): GroupingConfig {
  const stackRules = compileStackRules(options.stackRules)
  return {
    ...options,
    stackRules,
    fingerprintRules: options.fingerprintRules.map((rule) => ({ rule, test: compileFingerprintRule(rule) })),
    frames: createFrameMemory(stackRules, options.keepsSpawnLines),
    stacks: createStackMemory(stackRules)
  }
}
