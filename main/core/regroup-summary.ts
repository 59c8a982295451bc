import type { RegroupingChange, RegroupingSummary } from '../../shared/contract/regroupings.ts'

/** The events of a group to be: the issue that they come to, undefined for a new one, and those that they are in. */
export interface GroupedShare {
  readonly to: number | undefined
  readonly title: string
  readonly from: ReadonlyMap<number, { readonly events: number; readonly examples: readonly string[] }>
}

type TitleOf = (ref: number) => { shortId: string; title: string } | undefined

/** An issue before or after, in the graph of who gives events to whom. */
interface Side {
  readonly key: string
  readonly ref: number | undefined
  readonly title: string
  events: number
  readonly examples: string[]
  readonly linked: Set<string>
}

const MAX_EXAMPLES = 3
const MAX_CHANGES = 50

/** What a plan means in numbers, and its largest changes. `titleOf`: of an issue that is there. */
export function summarizeRegrouping(shares: readonly GroupedShare[], titleOf: TitleOf): RegroupingSummary {
  const before = new Map<string, Side>()
  const after = new Map<string, Side>()
  let events = 0
  let moved = 0
  for (const [index, { to, title, from }] of shares.entries()) {
    const known = to === undefined ? undefined : titleOf(to)
    const key = to === undefined ? `new ${index}` : `after ${to}`
    for (const [ref, share] of from) {
      events += share.events
      if (ref !== to) moved += share.events
      const a = sideOf(before, `before ${ref}`, ref, titleOf(ref)?.title ?? title)
      const b = sideOf(after, key, to, known?.title ?? title)
      for (const side of [a, b]) {
        side.events += share.events
        side.examples.push(...share.examples.slice(0, MAX_EXAMPLES - side.examples.length))
      }
      a.linked.add(b.key)
      b.linked.add(a.key)
    }
  }
  const changes = changedComponents(before, after)
  return {
    events,
    moved,
    issuesBefore: before.size,
    issuesAfter: after.size,
    splits: changes.filter(({ before: sides }) => sides.length === 1).length,
    merges: changes.filter(({ after: sides }) => sides.length === 1).length,
    changes: changes.slice(0, MAX_CHANGES).map((change) => ({
      kind: kindOf(change),
      before: change.before.map((side) => toShare(side, titleOf)),
      after: change.after.map((side) => toShare(side, titleOf))
    }))
  }
}

function toShare({ ref, title, events, examples }: Side, titleOf: TitleOf) {
  return {
    ...(ref !== undefined && { id: String(ref), shortId: titleOf(ref)?.shortId }),
    title,
    events,
    examples
  }
}

function kindOf({ before, after }: Component): RegroupingChange['kind'] {
  if (before.length === 1) return 'split'
  return after.length === 1 ? 'merge' : 'mixed'
}

function sideOf(sides: Map<string, Side>, key: string, ref: number | undefined, title: string): Side {
  const known = sides.get(key)
  if (known) return known
  const side: Side = { key, ref, title, events: 0, examples: [], linked: new Set() }
  sides.set(key, side)
  return side
}

interface Component {
  readonly before: Side[]
  readonly after: Side[]
  events: number
}

/** Issues that exchange events with each other, the largest such groups first; those that stay alone are left out. */
function changedComponents(before: ReadonlyMap<string, Side>, after: ReadonlyMap<string, Side>): Component[] {
  const seen = new Set<string>()
  const components: Component[] = []
  for (const start of before.values()) {
    if (seen.has(start.key)) continue
    const component = componentOf(start, before, after, seen)
    if (component.before.length > 1 || component.after.length > 1) components.push(component)
  }
  for (const component of components) {
    for (const side of ['before', 'after'] as const) component[side].sort((a, b) => b.events - a.events)
  }
  return components.toSorted((a, b) => b.events - a.events)
}

function componentOf(
  start: Side,
  before: ReadonlyMap<string, Side>,
  after: ReadonlyMap<string, Side>,
  seen: Set<string>
): Component {
  const component: Component = { before: [], after: [], events: 0 }
  const open = [start]
  seen.add(start.key)
  for (let side = open.pop(); side; side = open.pop()) {
    const isBefore = before.has(side.key)
    component[isBefore ? 'before' : 'after'].push(side)
    if (isBefore) component.events += side.events
    for (const key of side.linked) {
      const next = before.get(key) ?? after.get(key)
      if (!next || seen.has(key)) continue
      seen.add(key)
      open.push(next)
    }
  }
  return component
}
