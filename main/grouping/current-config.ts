import { BUILT_IN_FINGERPRINT_RULES, BUILT_IN_STACK_RULES } from './built-in/rules.ts'
import { createConfig, type GroupingConfig } from './config.ts'
import type { FingerprintRule } from './fingerprint-rules/rule.ts'
import { CURRENT_TOKENS } from './parameterize/current-tokens.ts'
import { createParameterizer } from './parameterize/parameterizer.ts'
import type { StackRule } from './stack-rules/rule.ts'

/** What a project adds to the built-in configuration. */
export interface ProjectRules {
  readonly stackRules?: readonly StackRule[]
  readonly fingerprintRules?: readonly FingerprintRule[]
  /** Off: messages group by their exact text. On by default. */
  readonly parameterizes?: boolean
}

const parameterize = createParameterizer(CURRENT_TOKENS)

/** Culprit's configuration with a project's own rules. Compiles all rules: keep the result. */
export function createCurrentConfig(project: ProjectRules = {}): GroupingConfig {
  const { stackRules = [], fingerprintRules = [], parameterizes = true } = project
  return createConfig({
    id: 'culprit:2',
    stackRules: [...BUILT_IN_STACK_RULES, ...stackRules],
    fingerprintRules: [...fingerprintRules, ...BUILT_IN_FINGERPRINT_RULES],
    stacktraceFirst: false,
    dropsSingleFrame: 'without_url',
    keepsSpawnLines: false,
    keepsUnknownVariables: false,
    parameterizesFingerprints: true,
    emptyGroup: 'all',
    dropsDuplicate: 'system',
    parameterize: parameterizes ? parameterize : (message) => message
  })
}

/** Culprit's configuration without any project's rules. */
export const currentConfig: GroupingConfig = createCurrentConfig()
