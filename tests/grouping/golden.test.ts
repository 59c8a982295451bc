import { describe, expect, test } from 'vitest'
import { group } from '../../main/grouping/group.ts'
import { createNewstyle2023 } from '../../main/grouping/newstyle-2023.ts'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { hasReferenceData, NO_REFERENCE_DATA } from '../helpers/reference-data.ts'
import { readCases, readRuleBase } from '../score/cases.ts'
import { scoreCategorization } from '../score/categorization.ts'
import { scoreFingerprint } from '../score/fingerprint.ts'
import { scoreFunctionNames } from '../score/function-names.ts'
import { customRules, scoreGrouping } from '../score/grouping.ts'
import { eventOf } from '../score/payload.ts'
import { parseVariants } from '../score/pysnap.ts'

const DATA = '../shared/data'
const GROUPING = `${DATA}/grouping`

/** Cases that are believed wrong upstream, by name, with the reason. There are none. */
const KNOWN_DIFFERENCES = 0

describe.skipIf(!hasReferenceData)(`results equal Sentry's (skipped where ${NO_REFERENCE_DATA})`, () => {
  test.each([
    ['grouping', scoreGrouping],
    ['fingerprint', scoreFingerprint],
    ['categorization', scoreCategorization],
    ['function-names', scoreFunctionNames]
  ])('%s', (folder, score) => {
    for (const [what, { equal, total }] of Object.entries(score(`${DATA}/${folder}`))) {
      expect(total, what).toBeGreaterThan(0)
      expect(equal, what).toBe(total - KNOWN_DIFFERENCES)
    }
  })

  test('whole trees, with what does not contribute', () => {
    const base = parseStackRules(readRuleBase(GROUPING), 'built_in').rules
    const different = readCases(GROUPING).flatMap((one) => {
      const config = createNewstyle2023([...base, ...parseStackRules(customRules(one)).rules])
      const actual = new Map(
        group(eventOf(one.input), config).variants.map((variant) => [variant.name, variant])
      )
      return parseVariants(one.snapshot).flatMap(({ name, tree }) => {
        const component = actual.get(name)?.component
        // An empty stack trace is none to normalising: no variant is made, where a snapshot has an empty one.
        const isEqual =
          tree.length <= 1 || JSON.stringify(tree) === JSON.stringify(component && treeLines(component))
        return isEqual ? [] : [one.name]
      })
    })
    // Of reports, snapshots show an empty violation and no message, which ingestion adds.
    expect(different.filter((name) => !/^(?:csp|hpkp|expect)/.test(name))).toEqual([])
  })
})

/** A tree as snapshots write it: no hints, leaves as ASCII JSON, the two values of an NSError without names. */
function treeLines(component: GroupingComponent, indent = ''): string[] {
  const lines = component.values.flatMap((value) => {
    if (typeof value !== 'object') return [`${indent}  ${ascii(value)}`]
    const isNameless = component.id === 'ns_error'
    return isNameless
      ? value.values.map((one) => `${indent}  ${JSON.stringify(one)}`)
      : treeLines(value, `${indent}  `)
  })
  return [`${indent}${component.id}${component.contributes ? '*' : ''}`, ...lines]
}

function ascii(value: string | number): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped)
}
