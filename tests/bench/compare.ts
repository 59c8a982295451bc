import { readFileSync } from 'node:fs'

/** Rows that set two reports (`--json`) side by side: each number of both, and the new one in per cent of the old. */
export function compareReports(oldPath: string, newPath: string): Record<string, string | number>[] {
  const [before, after] = [numbersOf(oldPath), numbersOf(newPath)]
  return [...before].flatMap(([name, old]) => {
    const now = after.get(name)
    if (now === undefined) return []
    return [
      {
        what: name,
        old: round(old),
        new: round(now),
        '% of old': old === 0 ? '' : Math.round((100 * now) / old)
      }
    ]
  })
}

function numbersOf(path: string): Map<string, number> {
  const report = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  const numbers = new Map<string, number>()
  for (const [scenario, results] of Object.entries(report)) {
    if (typeof results !== 'object' || results === null) continue
    for (const [what, value] of Object.entries(results)) {
      if (typeof value === 'number') numbers.set(`${scenario}.${what}`, value)
    }
  }
  return numbers
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
