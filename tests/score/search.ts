import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSearch } from '../../shared/search/parse.ts'
import type { Feature, SearchConfig } from '../../shared/search/restrictions.ts'
import { Tally } from './cases.ts'
import { isObject } from './payload.ts'
import { meaningOfGolden } from './search-golden.ts'
import { meaningOf } from './search-meaning.ts'

/**
 * Compares what queries mean with what Sentry's syntax trees mean: keys, operators, values in base units, how terms are
 * joined. Positions, spaces and the names of filter kinds are not compared. Where a tree marks anything as invalid, the
 * query is expected to be refused.
 */
export function scoreSearch(folder: string): Record<string, { equal: number; total: number }> {
  const cases = new Tally()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const queries: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    for (const one of Array.isArray(queries) ? queries : []) {
      if (!isObject(one) || typeof one.query !== 'string') continue
      const { query } = one
      const reason = INAPPLICABLE[file]
      const label = `${file} ${JSON.stringify(query)}${reason === undefined ? '' : ` (inapplicable: ${reason})`}`
      cases.addOutcome(
        label,
        () => meaningOfGolden(one),
        () => ourMeaning(query, configOf(one.additionalConfig))
      )
    }
  }
  return { cases: cases.result() }
}

/** Cases that Culprit means to answer otherwise, by file, with the reason. None so far. */
const INAPPLICABLE: Readonly<Record<string, string>> = {}

function ourMeaning(query: string, config: SearchConfig): unknown {
  const { tree, problems } = parseSearch(query, config)
  return problems.length > 0 ? 'refused' : meaningOf(tree)
}

/** Sentry's default allows aggregates. */
function configOf(additional: unknown): SearchConfig {
  if (!isObject(additional)) return { forbidden: [] }
  const forbidden: Feature[] = []
  if (additional.disallowWildcard === true) forbidden.push('wildcard')
  if (additional.disallowFreeText === true) forbidden.push('free_text')
  if (additional.disallowNegation === true) forbidden.push('negation')
  if (additional.disallowParens === true) forbidden.push('parentheses')
  if (additional.allowBoolean === false) forbidden.push('and', 'or', 'parentheses')
  const operators: unknown = additional.disallowedLogicalOperators
  if (Array.isArray(operators)) {
    if (operators.includes('AND')) forbidden.push('and')
    if (operators.includes('OR')) forbidden.push('or')
  }
  const { supportedTags, validateKeys } = additional
  if (validateKeys !== true || !isObject(supportedTags)) return { forbidden }
  return { forbidden, keys: new Set(Object.keys(supportedTags)) }
}
