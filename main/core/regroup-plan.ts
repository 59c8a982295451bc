import type { RegroupingSummary } from '../../shared/contract/regroupings.ts'
import { type GroupedShare, summarizeRegrouping } from './regroup-summary.ts'

/** Where a group's events go: an issue that is there, or a new one, which begins as a copy of another. */
export type Target =
  | { readonly kind: 'issue'; readonly ref: number }
  | { readonly kind: 'new'; readonly like: number }

export interface PlannedGroup {
  readonly target: Target
  readonly hashes: readonly string[]
}

export interface PlanEvent {
  readonly eventId: string
  /** The issue that it is in now, and the hash that put it there. */
  readonly issueRef: number
  readonly hash: string
  /** By the rules to be. */
  readonly hashes: readonly string[]
  readonly title: string
}

/** Collects what rules would make of events, and decides which issue each group becomes. */
export interface RegroupPlan {
  add(event: PlanEvent): void
  finish(): PlannedGroup[]
  /** `titleOf`: of an issue that is there. */
  summary(titleOf: (ref: number) => { shortId: string; title: string } | undefined): RegroupingSummary
}

/** Events that the rules treat alike, and that are in one issue. */
interface Kind extends Pick<PlanEvent, 'issueRef' | 'hashes' | 'title'> {
  events: number
  readonly examples: string[]
}

/** What becomes one issue. */
interface Bucket {
  /** One that is there already. */
  readonly issueRef: number | undefined
  readonly hashes: Set<string>
  /** By the issue that the events are in now. */
  readonly from: Map<number, { events: number; examples: string[] }>
  readonly title: string
}

const MAX_EXAMPLES = 3

/** `issueOf`: the issue that a hash leads to already. */
export function createRegroupPlan(issueOf: (hash: string) => number | undefined): RegroupPlan {
  const kinds = new Map<string, Kind>()
  /** Hashes that put events where they are. */
  const deciding = new Set<string>()

  function assign(): { groups: PlannedGroup[]; shares: GroupedShare[] } {
    const buckets = fillBuckets([...kinds.values()], (hash) =>
      deciding.has(hash) ? issueOf(hash) : undefined
    )
    const targets = chooseTargets(buckets)
    const targetOf = (bucket: Bucket): Target => targets.get(bucket) ?? { kind: 'new', like: 0 }
    return {
      groups: buckets.map((bucket) => ({ target: targetOf(bucket), hashes: [...bucket.hashes] })),
      shares: buckets.map((bucket) => {
        const target = targetOf(bucket)
        return {
          to: target.kind === 'issue' ? target.ref : undefined,
          title: bucket.title,
          from: bucket.from
        }
      })
    }
  }

  return {
    add({ eventId, issueRef, hash, hashes, title }) {
      deciding.add(hash)
      const name = `${issueRef} ${hashes.join(' ')}`
      const kind = kinds.get(name) ?? { issueRef, hashes, title, events: 0, examples: [] }
      kinds.set(name, kind)
      kind.events++
      if (kind.examples.length < MAX_EXAMPLES) kind.examples.push(eventId)
    },
    finish: () => assign().groups,
    summary: (titleOf) => summarizeRegrouping(assign().shares, titleOf)
  }
}

/**
 * As if the events arrived for the first time: the first hash that is known decides, the others follow it. Known from
 * before are only hashes that put events where they are (`issueOf`), which keeps what was merged or unmerged by hand.
 * Those that only came along with them do not count: else a hash of all frames would hold together what new rules tell
 * apart by some of them.
 */
function fillBuckets(kinds: readonly Kind[], issueOf: (hash: string) => number | undefined): Bucket[] {
  const buckets: Bucket[] = []
  const byHash = new Map<string, Bucket>()
  const byIssue = new Map<number, Bucket>()

  function newBucket(issueRef: number | undefined, title: string): Bucket {
    const bucket: Bucket = { issueRef, hashes: new Set(), from: new Map(), title }
    buckets.push(bucket)
    if (issueRef !== undefined) byIssue.set(issueRef, bucket)
    return bucket
  }

  function bucketOf({ hashes, title }: Kind): Bucket {
    for (const hash of hashes) {
      const known = byHash.get(hash)
      if (known) return known
      const issueRef = issueOf(hash)
      if (issueRef !== undefined) return byIssue.get(issueRef) ?? newBucket(issueRef, title)
    }
    return newBucket(undefined, title)
  }

  for (const kind of kinds) {
    const bucket = bucketOf(kind)
    for (const hash of kind.hashes) {
      const owner = issueOf(hash)
      if (byHash.has(hash) || (owner !== undefined && owner !== bucket.issueRef)) continue
      byHash.set(hash, bucket)
      bucket.hashes.add(hash)
    }
    const share = bucket.from.get(kind.issueRef) ?? { events: 0, examples: [] }
    share.events += kind.events
    share.examples.push(...kind.examples.slice(0, MAX_EXAMPLES - share.examples.length))
    bucket.from.set(kind.issueRef, share)
  }
  return buckets
}

/**
 * A group without an issue takes over the one that most of its events leave, where that one keeps none and no larger
 * group has it: so an issue whose hashes change stays the issue that people know.
 */
function chooseTargets(buckets: readonly Bucket[]): Map<Bucket, Target> {
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
  for (const bucket of open) {
    if (!targets.has(bucket)) targets.set(bucket, { kind: 'new', like: largestSource(bucket) })
  }
  return targets
}

function largestSource({ from }: Bucket): number {
  const sources = [...from].toSorted(([, a], [, b]) => b.events - a.events)
  return sources[0]?.[0] ?? 0
}
