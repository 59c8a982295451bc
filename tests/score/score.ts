import { scoreCategorization } from './categorization.ts'
import { scoreFingerprint } from './fingerprint.ts'
import { scoreFunctionNames } from './function-names.ts'
import { scoreGrouping } from './grouping.ts'
import { scoreSearch } from './search.ts'

type Score = (folder: string) => Record<string, { equal: number; total: number }>

const SCORES: Record<string, Score> = {
  grouping: scoreGrouping,
  fingerprint: scoreFingerprint,
  categorization: scoreCategorization,
  'function-names': scoreFunctionNames,
  search: scoreSearch
}

const [subject = '', folder = ''] = process.argv.slice(2)
const score = SCORES[subject]
if (!score || !folder) {
  console.error(`usage: npm run -s score -- ${Object.keys(SCORES).join('|')} DIR`)
  process.exitCode = 2
} else {
  console.log(JSON.stringify(score(folder)))
}
