import { createConfig, type GroupingConfig } from './config.ts'
import type { FingerprintRule } from './fingerprint-rules/rule.ts'
import { createParameterizer } from './parameterize/parameterizer.ts'
import { TOKENS_2023 } from './parameterize/tokens-2023.ts'
import type { StackRule } from './stack-rules/rule.ts'

/**
 * Sentry's `newstyle:2023-01-11`, with the rules that are given: for comparing results with Sentry's, value by value.
 * What an event was grouped with before is kept by id, so this never changes.
 */
export function createNewstyle2023(
  stackRules: readonly StackRule[],
  fingerprintRules: readonly FingerprintRule[] = []
): GroupingConfig {
  return createConfig({
    id: 'newstyle:2023-01-11',
    stackRules,
    fingerprintRules,
    stacktraceFirst: true,
    dropsSingleFrame: 'with_url',
    keepsSpawnLines: true,
    keepsUnknownVariables: true,
    parameterizesFingerprints: false,
    emptyGroup: 'root',
    dropsDuplicate: 'app',
    parameterize: createParameterizer(TOKENS_2023)
  })
}
