import type { FlagChange } from '../../../shared/contract/issues.ts'

/** Closer than this part of the chart, marks cannot be told apart. */
const leastApart = 1 / 150

/** What is marked at one place of a chart. */
export interface MarkGroup {
  readonly at: number
  readonly changes: readonly FlagChange[]
}

/** The changes within [from, to), in their order, with those together that would stand upon each other. */
export function groupMarks(changes: readonly FlagChange[], from: number, to: number): MarkGroup[] {
  const groups: { at: number; changes: FlagChange[] }[] = []
  for (const change of changes) {
    if (change.at < from || change.at >= to) continue
    const last = groups.at(-1)
    if (last !== undefined && change.at - last.at < (to - from) * leastApart) last.changes.push(change)
    else groups.push({ at: change.at, changes: [change] })
  }
  return groups
}
