import type { RegroupingChange, RegroupingSummary } from '../../shared/contract/regroupings.ts'

/** What events would be grouped by: those with the same hashes share one entry. */
interface Bucket {
  /** An issue that is there already, else undefined until the plan gives it one. */
  issueRef: number | undefined
  readonly hashes: Set<string>
  /** By the issue that the events are in now. */
  readonly from: Map<number, { events: number; examples: string[] }>
  readonly title: string
}

/** Where the events of a bucket go: an issue that is there, or a new one, which begins as a copy of another. */
export type Target =
  | { readonly kind: 'issue'; readonly ref: number }
  | { readonly kind: 'new'; readonly like: number }

export interface PlannedGroup {
  readonly target: Target
  readonly hashes: readonly string[]
}

/** Collects what rules would make of events, and decides which issue each group becomes. */
export interface RegroupPlan {
  add(event: PlanEvent): void
  /** One for each group, and the group of each event in the order of adding. */
  finish(): { groups: readonly PlannedGroup[]; groupOf: readonly number[] }
  /** `titleOf`: of an issue that is there. Call it after `finish`. */
  summary(titleOf: (ref: number) => { shortId: string; title: string } | undefined): RegroupingSummary
}

export interface PlanEvent {
  readonly eventId: string
  /** The issue that it is in now. */
  readonly issueRef: number
  /** By the rules to be. */
  readonly hashes: readonly string[]
  readonly title: string
}

const MAX_EXAMPLES = 3
const MAX_CHANGES = 50

/** `issueOf`: the issue that a hash leads to already. */
export function createRegroupPlan(issueOf: (hash: string) => number | undefined): RegroupPlan {
  const byHash = new Map<string, Bucket>()
  const byIssue = new Map<number, Bucket>()
  const buckets: Bucket[] = []
  const numbers = new Map<Bucket, number>()
  const bucketOfEvent: number[] = []
  let targets: readonly Target[] = []

  /** As for events that arrive: the first hash that is known decides, the others follow it. */
  function bucketOf({ hashes, title }: PlanEvent): Bucket {
    for (const hash of hashes) {
      const known = byHash.get(hash)
      if (known) return known
      const issueRef = issueOf(hash)
      if (issueRef !== undefined) return byIssue.get(issueRef) ?? newBucket(issueRef, title)
    }
    return newBucket(undefined, title)
  }

  function newBucket(issueRef: number | undefined, title: string): Bucket {
    const bucket: Bucket = { issueRef, hashes: new Set(), from: new Map(), title }
    numbers.set(bucket, buckets.length)
    buckets.push(bucket)
    if (issueRef !== undefined) byIssue.set(issueRef, bucket)
    return bucket
  }

  return {
    add(event) {
      const bucket = bucketOf(event)
      for (const hash of event.hashes) {
        if (byHash.has(hash)) continue
        byHash.set(hash, bucket)
        bucket.hashes.add(hash)
      }
      const share = bucket.from.get(event.issueRef) ?? { events: 0, examples: [] }
      share.events++
      if (share.examples.length < MAX_EXAMPLES) share.examples.push(event.eventId)
      bucket.from.set(event.issueRef, share)
      bucketOfEvent.push(numbers.get(bucket) ?? 0)
    },
    finish() {
      targets = chooseTargets(buckets)
      const groups = buckets.map(({ hashes }, index) => ({
        target: targets[index] ?? { kind: 'new' as const, like: 0 },
        hashes: [...hashes]
      }))
      return { groups, groupOf: bucketOfEvent }
    },
    summary: (titleOf) => summarize(buckets, targets, titleOf)
  }
}

/**
 * A group without an issue takes over the one that most of its events leave, where that one keeps none and no larger
 * group has it: so an issue whose hashes change stays the issue that people know.
 */
function chooseTargets(buckets: readonly Bucket[]): Target[] {
  const taken = new Set(buckets.flatMap(({ issueRef }) => issueRef ?? []))
  const targets = new Map<Bucket, Target>()
  for (const bucket of buckets) {
    if (bucket.issueRef !== undefined) targets.set(bucket, { kind: 'issue', ref: bucket.issueRef })
  }
  const open = buckets.filter(({ issueRef }) => issueRef === undefined)
  const offers = open
    .flatMap((bucket) => [...bucket.from].map(([ref, { events }]) => ({ bucket, ref, events })))
    .toSorted((a, b) => b.events - a.events || a.ref - b.ref)
  for (const { bucket, ref } of offers) {
    if (targets.has(bucket) || taken.has(ref)) continue
    targets.set(bucket, { kind: 'issue', ref })
    taken.add(ref)
  }
  return buckets.map((bucket) => targets.get(bucket) ?? { kind: 'new', like: largestSource(bucket) })
}

function largestSource({ from }: Bucket): number {
  const sources = [...from].toSorted(([, a], [, b]) => b.events - a.events)
  return sources[0]?.[0] ?? 0
}

/** An issue before or after, in the graph of who gives events to whom. */
interface Side {
  readonly key: string
  readonly ref: number | undefined
  readonly title: string
  events: number
  readonly examples: string[]
  readonly linked: Set<string>
}

function summarize(
  buckets: readonly Bucket[],
  targets: readonly Target[],
  titleOf: (ref: number) => { shortId: string; title: string } | undefined
): RegroupingSummary {
  const before = new Map<string, Side>()
  const after = new Map<string, Side>()
  let events = 0
  let moved = 0
  for (const [index, bucket] of buckets.entries()) {
    const target = targets[index]
    const ref = target?.kind === 'issue' ? target.ref : undefined
    for (const [from, share] of bucket.from) {
      events += share.events
      if (from !== ref) moved += share.events
      const a = sideOf(before, `before ${from}`, from, titleOf(from)?.title ?? bucket.title)
      const key = ref === undefined ? `new ${index}` : `after ${ref}`
      const b = sideOf(
        after,
        key,
        ref,
        ref === undefined ? bucket.title : (titleOf(ref)?.title ?? bucket.title)
      )
      a.events += share.events
      b.events += share.events
      for (const side of [a, b]) {
        side.examples.push(...share.examples.slice(0, MAX_EXAMPLES - side.examples.length))
      }
      a.linked.add(b.key)
      b.linked.add(a.key)
    }
  }
  const changes = changedComponents(before, after)
  const toShare = ({ ref, title, events: count, examples }: Side) => ({
    ...(ref !== undefined && { id: String(ref), shortId: titleOf(ref)?.shortId }),
    title,
    events: count,
    examples
  })
  return {
    events,
    moved,
    issuesBefore: before.size,
    issuesAfter: after.size,
    splits: changes.filter(({ before: one }) => one.length === 1).length,
    merges: changes.filter(({ after: one }) => one.length === 1).length,
    changes: changes.slice(0, MAX_CHANGES).map((change) => ({
      kind: kindOf(change),
      before: change.before.map(toShare),
      after: change.after.map(toShare)
    }))
  }
}

function kindOf({ before, after }: { before: Side[]; after: Side[] }): RegroupingChange['kind'] {
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

/** Issues that exchange events with each other, the largest such groups first; those that stay alone are left out. */
function changedComponents(before: Map<string, Side>, after: Map<string, Side>) {
  const seen = new Set<string>()
  const components: { before: Side[]; after: Side[]; events: number }[] = []
  for (const start of before.values()) {
    if (seen.has(start.key)) continue
    const component = { before: [] as Side[], after: [] as Side[], events: 0 }
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
    if (component.before.length > 1 || component.after.length > 1) components.push(component)
  }
  for (const component of components) {
    for (const side of ['before', 'after'] as const) component[side].sort((a, b) => b.events - a.events)
  }
  return components.toSorted((a, b) => b.events - a.events)
}
