import { writeActivity } from '../store/activity.ts'
import { copyIssue } from '../store/copy-issue.ts'
import { claimHashes } from '../store/issue-hashes.ts'
import { currentRef } from '../store/issue-redirects.ts'
import { absorb } from '../store/merge-issues.ts'
import { settleIssue } from '../store/move-events.ts'
import {
  type Flow,
  insertRegrouping,
  isEmptied,
  isIssue,
  listFlows,
  type MadeByRegrouping,
  moveAndRemember,
  type StoredRegrouping,
  updateRegrouping
} from '../store/regroupings.ts'
import { type MoveFrom, regroupEvents } from './regroup-events.ts'
import type { PlannedGroup } from './regroup-plan.ts'
import type { Preview } from './regroup-preview.ts'
import type { RegroupingWork } from './regrouping.ts'
import { inSteps } from './steps.ts'

/**
 * Saves the rules of a preview and makes what they need, in one transaction; from then on, events that arrive follow
 * them. Returns the number of the regrouping, of which no event has moved yet.
 */
export function beginRegrouping(work: RegroupingWork, preview: Preview): number {
  const { db, settings, now } = work
  const { projectId, projectRef, rules, summary, plan } = preview
  const before = settings.of(projectId)
  return db
    .transaction(() => {
      const made = makeGroups(work, projectRef, plan.finish())
      settings.set(projectId, { ...before, grouping: rules })
      const empty = {
        events: 0,
        moved: 0,
        issuesBefore: 0,
        issuesAfter: 0,
        splits: 0,
        merges: 0,
        changes: []
      }
      return insertRegrouping(db, {
        projectRef,
        at: now(),
        before: before.grouping,
        after: rules,
        summary: summary ?? empty,
        made
      })
    })
    .immediate()
}

/** Issues may have been merged or removed since the plan was made: then a group goes where they are found now. */
function makeGroups(
  { db, now }: RegroupingWork,
  projectRef: number,
  groups: readonly PlannedGroup[]
): MadeByRegrouping {
  const issues: number[] = []
  const hashes: string[] = []
  const taken: { hash: string; from: number }[] = []
  for (const { target, hashes: wanted } of groups) {
    const like = currentRef(db, target.kind === 'issue' ? target.ref : target.like)
    if (!isIssue(db, like)) continue
    const ref = target.kind === 'issue' ? like : copyIssue(db, like, now())
    if (target.kind === 'new') issues.push(ref)
    const claimed = claimHashes(db, projectRef, wanted, ref, 'all')
    hashes.push(...claimed.added)
    taken.push(...claimed.taken)
  }
  return { issues, hashes, taken, absorbed: [] }
}

/** Moves the events; where the process ended in between, from where it came to. */
export async function applyRegrouping(
  work: RegroupingWork,
  stored: StoredRegrouping,
  onProgress: (events: number) => void,
  known?: Preview['hashes']
): Promise<void> {
  const { db } = work
  const { ref, projectRef, after } = stored
  const config = work.configOf(after).id
  const flows = new Flows(listFlows(db, ref))
  let { made } = stored
  const isDone = await regroupEvents({
    ...work,
    projectRef,
    rules: after,
    config,
    outdated: { notBy: config },
    ...(known && { known }),
    move(moves) {
      moveAndRemember(db, ref, moves)
      flows.add(moves)
    },
    onMade({ issues, claimed }) {
      made = {
        ...made,
        issues: [...made.issues, ...issues],
        hashes: [...made.hashes, ...claimed.added],
        taken: [...made.taken, ...claimed.taken]
      }
      updateRegrouping(db, ref, 'applying', made)
    },
    onProgress
  })
  if (isDone) await finish(work, ref, flows, made)
}

/** Issues that nothing is left of lead to where most of their events went; the others show what they hold now. */
async function finish(
  work: RegroupingWork,
  ref: number,
  flows: Flows,
  made: MadeByRegrouping
): Promise<void> {
  const { db, now } = work
  const absorbed = [...made.absorbed]
  const isDone = await inSteps(
    work,
    flows.sources(),
    (source) => {
      const into = flows.largestTarget(source)
      if (into === undefined || !isEmptied(db, source)) return
      absorb(db, source, into, now())
      absorbed.push(source)
    },
    () => updateRegrouping(db, ref, 'applying', { ...made, absorbed })
  )
  if (!isDone) return
  if (!(await settleAll(work, flows.issues(), (issueRef) => flows.of(issueRef)))) return
  updateRegrouping(db, ref, 'applied', { ...made, absorbed, touched: [...flows.issues()] })
  work.onChanged([...flows.issues()])
}

/** Brings issues up to date whose events came or went. False where it was told to stop. */
export function settleAll(
  work: RegroupingWork,
  issueRefs: Iterable<number>,
  factsOf: (issueRef: number) => Record<string, number>
): Promise<boolean> {
  const { db } = work
  return inSteps(work, issueRefs, (issueRef) => {
    if (!isIssue(db, issueRef)) return
    settleIssue(db, issueRef)
    work.refreshIssue(issueRef)
    writeActivity(db, issueRef, work.now(), 'regrouped', factsOf(issueRef))
  })
}

/** How many events went from which issue to which. */
class Flows {
  readonly #targets = new Map<number, Map<number, number>>()
  readonly #gained = new Map<number, number>()

  constructor(flows: readonly Flow[]) {
    for (const { from, to, events } of flows) this.#add(from, to, events)
  }

  add(moves: readonly MoveFrom[]): void {
    for (const { from, issueRef } of moves) if (from !== issueRef) this.#add(from, issueRef, 1)
  }

  #add(from: number, to: number, events: number): void {
    const targets = this.#targets.get(from) ?? new Map<number, number>()
    targets.set(to, (targets.get(to) ?? 0) + events)
    this.#targets.set(from, targets)
    this.#gained.set(to, (this.#gained.get(to) ?? 0) + events)
  }

  /** Those that lost any. */
  sources(): Iterable<number> {
    return this.#targets.keys()
  }

  /** Those that lost or gained any. */
  issues(): Set<number> {
    return new Set([...this.#targets.keys(), ...this.#gained.keys()])
  }

  largestTarget(from: number): number | undefined {
    return [...(this.#targets.get(from) ?? [])].toSorted(([, a], [, b]) => b - a)[0]?.[0]
  }

  of(issueRef: number): { gained: number; lost: number } {
    const lost = [...(this.#targets.get(issueRef)?.values() ?? [])].reduce((sum, events) => sum + events, 0)
    return { gained: this.#gained.get(issueRef) ?? 0, lost }
  }
}
