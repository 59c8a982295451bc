import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface Case {
  readonly name: string
  readonly input: unknown
  readonly snapshot: string
}

/** Pairs of `inputs/NAME.json` and `snapshots/NAME.pysnap`; the latter's names have underscores only. */
export function readCases(folder: string): Case[] {
  return readdirSync(join(folder, 'inputs'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const name = basename(file, '.json')
      const snapshot = join(folder, 'snapshots', `${name.replaceAll('-', '_')}.pysnap`)
      if (!existsSync(snapshot)) {
        console.error(`${name}: there is no snapshot of it`)
        return []
      }
      const input: unknown = JSON.parse(readFileSync(join(folder, 'inputs', file), 'utf8'))
      return [{ name, input, snapshot: readFileSync(snapshot, 'utf8') }]
    })
}

const RULES = 'rules/newstyle@2023-01-11.txt'

/** The rule base of 2023: in the folder, beside it, or among the reference data. */
export function readRuleBase(folder: string): string {
  const places = [
    join(folder, RULES),
    join(folder, '../grouping', RULES),
    join('../shared/data/grouping', RULES)
  ]
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`no rule base found: looked for ${places.join(', ')}`)
  return readFileSync(found, 'utf8')
}

/** Counts what is equal, and says what is not. */
export class Tally {
  equal = 0
  total = 0

  add(label: string, expected: unknown, actual: unknown): void {
    this.total++
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(actual)]
    if (wanted === got) this.equal++
    else console.error(`${label}: expected ${wanted}, got ${got}`)
  }

  /** Like `add`; where the result cannot be worked out, that is the difference. */
  addOutcome(label: string, expected: () => unknown, actual: () => unknown): void {
    try {
      this.add(label, expected(), actual())
    } catch (error) {
      this.total++
      console.error(`${label}: ${error}`)
    }
  }

  result(): { equal: number; total: number } {
    return { equal: this.equal, total: this.total }
  }
}
