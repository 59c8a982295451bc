import type { GroupingConfig } from '../../main/grouping/config.ts'
import { group } from '../../main/grouping/group.ts'
import { createNewstyle2023 } from '../../main/grouping/newstyle-2023.ts'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'
import type { GroupingVariant } from '../../shared/model/grouping.ts'
import { type Case, readCases, readRuleBase, Tally } from './cases.ts'
import { eventOf, isObject } from './payload.ts'
import { parseVariants } from './pysnap.ts'

/** Compares every variant's hash, and whether it contributes, with what Sentry's snapshots say. */
export function scoreGrouping(folder: string): Record<string, { equal: number; total: number }> {
  const base = parseStackRules(readRuleBase(folder), 'built_in').rules
  const hashes = new Tally()
  const verdicts = new Tally()
  for (const one of readCases(folder)) {
    const config = createNewstyle2023([...base, ...parseStackRules(customRules(one)).rules])
    compare(one, config, hashes, verdicts)
  }
  return { hashes: hashes.result(), verdicts: verdicts.result() }
}

/** Some payloads bring a project's own rules along. */
export function customRules({ input }: Case): string {
  const grouping = isObject(input) ? input._grouping : undefined
  const rules = isObject(grouping) ? grouping.enhancements : undefined
  return typeof rules === 'string' ? rules : ''
}

function variantsOf({ name, input }: Case, config: GroupingConfig): readonly GroupingVariant[] {
  try {
    return group(eventOf(input), config).variants
  } catch (error) {
    console.error(`${name}: ${error}`)
    return []
  }
}

function compare(one: Case, config: GroupingConfig, hashes: Tally, verdicts: Tally): void {
  const actual = new Map(variantsOf(one, config).map((variant) => [variant.name, variant]))
  for (const expected of parseVariants(one.snapshot)) {
    const variant: GroupingVariant | undefined = actual.get(expected.name)
    actual.delete(expected.name)
    if (expected.hash !== null)
      hashes.add(`${one.name} ${expected.name} hash`, expected.hash, variant?.hash ?? null)
    verdicts.add(
      `${one.name} ${expected.name} contributes`,
      expected.contributes,
      variant?.contributes ?? false
    )
  }
  for (const [name, variant] of actual) {
    if (variant.contributes) verdicts.add(`${one.name} ${name} contributes`, false, true)
  }
}
