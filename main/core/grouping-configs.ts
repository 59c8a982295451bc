import { createHash } from 'node:crypto'
import type { GroupingRules } from '../../shared/model/project.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import { createCurrentConfig, currentConfig } from '../grouping/current-config.ts'
import { parseFingerprintRules } from '../grouping/fingerprint-rules/parse.ts'
import { parseStackRules } from '../grouping/stack-rules/parse.ts'

/** Compiled configurations cost milliseconds and memory: this many are kept. */
const MAX_KEPT = 8

/** Compiles the configurations of projects, and keeps those in use. */
export function createGroupingConfigs(): (rules: GroupingRules | undefined) => GroupingConfig {
  const kept = new Map<string, GroupingConfig>()
  return (rules) => {
    if (!rules || isDefault(rules)) return currentConfig
    const text = JSON.stringify([rules.stackRules, rules.fingerprintRules, rules.parameterizes])
    const known = kept.get(text)
    if (known) return known
    if (kept.size >= MAX_KEPT) kept.clear()
    const config = compile(rules, text)
    kept.set(text, config)
    return config
  }
}

/** True where a project groups by Culprit's own rules alone. */
export function isDefault({ stackRules, fingerprintRules, parameterizes }: GroupingRules): boolean {
  return parameterizes && stackRules.trim() === '' && fingerprintRules.trim() === ''
}

/** Lines that cannot be read are left out: the settings refuse them before they are saved. */
function compile(
  { stackRules, fingerprintRules, parameterizes }: GroupingRules,
  text: string
): GroupingConfig {
  const config = createCurrentConfig({
    stackRules: parseStackRules(stackRules).rules,
    fingerprintRules: parseFingerprintRules(fingerprintRules).rules,
    parameterizes
  })
  const digest = createHash('md5').update(text).digest('hex').slice(0, 8)
  return { ...config, id: `${config.id}+${digest}` }
}
