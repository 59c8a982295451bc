import { fingerprintOf } from '../../main/grouping/fingerprint.ts'
import { createFingerprintRule } from '../../main/grouping/fingerprint-rules/parse.ts'
import type { FingerprintRule } from '../../main/grouping/fingerprint-rules/rule.ts'
import { stacksOfEvent } from '../../main/grouping/frames.ts'
import { group } from '../../main/grouping/group.ts'
import { createNewstyle2023 } from '../../main/grouping/newstyle-2023.ts'
import { summarize } from '../../main/grouping/summarize.ts'
import type { GroupingVariant } from '../../shared/model/grouping.ts'
import { type Case, readCases, Tally } from './cases.ts'
import { eventOf, isObject } from './payload.ts'
import { snapshotBody } from './pysnap.ts'
import { parseYaml } from './yaml.ts'

/** Compares fingerprint, title and variants with what Sentry's snapshots say; a case is equal where all are. */
export function scoreFingerprint(folder: string): Record<string, { equal: number; total: number }> {
  const cases = new Tally()
  for (const one of readCases(folder)) {
    cases.addOutcome(
      one.name,
      () => expectedOf(one),
      () => actualOf(one)
    )
  }
  return { cases: cases.result() }
}

interface VariantOutline {
  readonly name: string
  readonly type: string
  readonly contributes: boolean
  readonly values: unknown
}

interface Outline {
  readonly fingerprint: unknown
  readonly title: unknown
  readonly variants: readonly VariantOutline[]
}

function expectedOf({ snapshot }: Case): Outline {
  const expected = parseYaml(snapshotBody(snapshot))
  if (!isObject(expected) || !isObject(expected.variants)) throw new Error('a snapshot without variants')
  const variants = Object.entries(expected.variants).map(([name, variant]): VariantOutline => {
    const { type, component, values } = isObject(variant) ? variant : {}
    return {
      name: name.replaceAll('-', '_'),
      type: String(type).replaceAll('-', '_'),
      contributes: isObject(component) ? component.contributes === true : true,
      values: values ?? null
    }
  })
  return { fingerprint: expected.fingerprint, title: expected.title, variants: sorted(variants) }
}

function actualOf({ input }: Case): Outline {
  const config = createNewstyle2023([], rulesOf(input))
  const event = eventOf(input)
  const grouping = group(event, config)
  const { raw } = fingerprintOf(event, config, stacksOfEvent(event, config))
  return {
    fingerprint: raw,
    title: summarize(event, grouping, config).title,
    variants: sorted(grouping.variants.map(outlineOf))
  }
}

function outlineOf({ name, type, contributes, fingerprint }: GroupingVariant): VariantOutline {
  return { name, type, contributes, values: fingerprint ?? null }
}

function sorted(variants: readonly VariantOutline[]): VariantOutline[] {
  return variants.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function rulesOf(input: unknown): FingerprintRule[] {
  const rules = isObject(input) ? input._fingerprinting_rules : undefined
  if (!Array.isArray(rules)) return []
  return rules.filter(isObject).map((rule) => {
    const matchers = Array.isArray(rule.matchers) ? rule.matchers : []
    const pairs = matchers.map((pair): [string, string] => [String(pair[0]), String(pair[1])])
    const fingerprint = Array.isArray(rule.fingerprint) ? rule.fingerprint.map(String) : []
    const { title } = isObject(rule.attributes) ? rule.attributes : {}
    const origin = rule.is_builtin === true ? 'built_in' : 'custom'
    return createFingerprintRule(pairs, fingerprint, typeof title === 'string' ? title : undefined, origin)
  })
}
