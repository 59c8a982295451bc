import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { splitAtTopLevel, trimFunctionName } from '../../main/grouping/function-name.ts'
import { Tally } from './cases.ts'
import { isObject } from './payload.ts'

const TRIMMED: Record<string, string> = {
  test_trim_native_function_name: 'native',
  test_trim_cocoa_function_name: 'cocoa',
  test_trim_csharp_function_name: 'csharp'
}

/** Compares trimmed function names, and the tokens that they are split into, with those of Sentry's tests. */
export function scoreFunctionNames(folder: string): Record<string, { equal: number; total: number }> {
  const cases = new Tally()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const tests: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    for (const [test, pairs] of Object.entries(isObject(tests) ? tests : {})) {
      const list = isObject(pairs) && Array.isArray(pairs.cases) ? pairs.cases : []
      for (const pair of list) compare(test, pair, cases)
    }
  }
  return { cases: cases.result() }
}

function compare(test: string, pair: unknown, cases: Tally): void {
  const [input, output]: unknown[] = Array.isArray(pair) ? pair : []
  if (typeof input !== 'string') return
  const platform = TRIMMED[test]
  if (platform) cases.add(`${test} ${input}`, output, trimFunctionName(input, platform))
  else if (test === 'test_split_func_tokens') cases.add(`${test} ${input}`, output, splitAtTopLevel(input))
}
