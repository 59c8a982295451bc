import type { Database } from 'better-sqlite3'
import type { Regrouping, RegroupingSummary } from '../../shared/contract/regroupings.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { GroupingRules } from '../../shared/model/project.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import { writeActivity } from '../store/activity.ts'
import { listGroupedEvents } from '../store/grouped-events.ts'
import { absorb, restoreMerged } from '../store/merge-issues.ts'
import { moveEvents, settleIssue } from '../store/move-events.ts'
import { findProject } from '../store/projects.ts'
import {
  addHashes,
  forgetMoves,
  insertRegrouping,
  issueOfHash,
  listEmptied,
  listMovesBack,
  listRegroupings,
  listTouched,
  type MadeByRegrouping,
  moveAndRemember,
  removeHashes,
  type StoredRegrouping,
  titleOfIssue,
  updateRegrouping
} from '../store/regroupings.ts'
import { removeEmptyIssue } from '../store/remove-issue.ts'
import { copyIssue } from '../store/unmerge-issue.ts'
import type { Deriver } from './deriver.ts'
import type { ProjectSettingsStore } from './project-settings.ts'
import { regroupEvents } from './regroup-events.ts'
import { createRegroupPlan, type PlannedGroup, type RegroupPlan } from './regroup-plan.ts'

export interface RegroupingOptions {
  readonly db: Database
  readonly deriver: Deriver
  readonly settings: ProjectSettingsStore
  readonly configOf: (rules: GroupingRules) => GroupingConfig
  readonly now: () => number
  /** Counts what waits to be counted: events that move must be in the counters that they leave. */
  readonly settleCounts: () => void
  /** Shows an issue as its latest event has it. */
  readonly refreshIssue: (issueRef: number) => void
  readonly onChanged: (issueRefs: readonly number[]) => void
  readonly onUnexpected: (error: unknown) => void
}

/** Groups stored events again by other rules: shows what would change, does it, and takes it back. */
export interface Regroupings {
  preview(projectId: string, rules: GroupingRules): Regrouping
  get(id: string): Regrouping
  apply(id: string): Regrouping
  cancel(id: string): Regrouping
  undo(id: string): Regrouping
  list(projectId: string | undefined): Regrouping[]
  /** Goes on with what the end of the process interrupted. */
  resume(): void
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
}

/** Events that are looked at, or moved back, in one go. */
const AT_ONCE = 50

interface Preview {
  readonly id: string
  readonly projectId: string
  readonly projectRef: number
  readonly rules: GroupingRules
  readonly at: number
  readonly plan: RegroupPlan
  /** By event. */
  readonly hashes: Map<number, readonly string[]>
  state: 'previewing' | 'ready' | 'cancelled' | 'failed'
  done: number
  total: number
  error?: string
  summary?: RegroupingSummary
}

export function createRegroupings(options: RegroupingOptions): Regroupings {
  const { db, deriver, settings, configOf, now, onUnexpected } = options
  /** The one of each project. */
  const previews = new Map<string, Preview>()
  /** What is being done to stored ones, by their number. */
  const progress = new Map<number, { done: number; total: number }>()
  const underWay = new Set<Promise<void>>()
  let isStopping = false
  let lastPreview = 0

  function begin(work: Promise<void>): void {
    underWay.add(work)
    void work.catch(onUnexpected).finally(() => underWay.delete(work))
  }

  async function look(preview: Preview): Promise<void> {
    for (let after = 0; !isStopping && preview.state === 'previewing'; ) {
      const events = listGroupedEvents(db, preview.projectRef, after, AT_ONCE)
      const last = events.at(-1)
      if (!last) {
        preview.plan.finish()
        preview.summary = preview.plan.summary((ref) => titleOfIssue(db, ref))
        preview.state = 'ready'
        return
      }
      const grouped = await deriver.group(events, preview.rules)
      for (const [index, { ref, eventId, issueRef }] of events.entries()) {
        const { hashes, title } = grouped[index] ?? { hashes: [], title: '' }
        preview.plan.add({ eventId, issueRef, hashes, title })
        preview.hashes.set(ref, hashes)
      }
      after = last.ref
      preview.done += events.length
    }
  }

  /** Saves the rules and makes what they need, in one transaction; from now on, events that arrive follow them. */
  function prepare(preview: Preview, summary: RegroupingSummary): number {
    const { groups } = preview.plan.finish()
    const before = settings.of(preview.projectId)
    return db
      .transaction(() => {
        const made = makeGroups(preview.projectRef, groups)
        settings.set(preview.projectId, { ...before, grouping: preview.rules })
        return insertRegrouping(db, {
          projectRef: preview.projectRef,
          at: now(),
          before: before.grouping,
          after: preview.rules,
          summary,
          made
        })
      })
      .immediate()
  }

  function makeGroups(projectRef: number, groups: readonly PlannedGroup[]): MadeByRegrouping {
    const issues: number[] = []
    const hashes: string[] = []
    for (const { target, hashes: wanted } of groups) {
      const ref = target.kind === 'issue' ? target.ref : copyIssue(db, target.like, now())
      if (target.kind === 'new') issues.push(ref)
      hashes.push(...addHashes(db, projectRef, wanted, ref))
    }
    return { issues, hashes, absorbed: [] }
  }

  async function moveAll(stored: StoredRegrouping, known?: Preview['hashes']): Promise<void> {
    const { ref, projectRef, after } = stored
    const state = { done: 0, total: stored.summary.events }
    progress.set(ref, state)
    let { made } = stored
    const isDone = await regroupEvents({
      db,
      deriver,
      projectRef,
      rules: after,
      config: configOf(after).id,
      ...(known && { known }),
      now,
      settleCounts: options.settleCounts,
      move: (moves) => moveAndRemember(db, ref, moves),
      onMade: ({ issues, hashes }) => {
        made = { ...made, issues: [...made.issues, ...issues], hashes: [...made.hashes, ...hashes] }
        updateRegrouping(db, ref, 'applying', made)
      },
      onProgress: (events) => {
        state.done += events
      },
      isStopping: () => isStopping
    })
    if (isDone) finish(ref, made)
    progress.delete(ref)
  }

  /** Issues that nothing is left of lead to where their events went; the others show what they hold now. */
  function finish(ref: number, made: MadeByRegrouping): void {
    const touched = listTouched(db, ref)
    const absorbed: number[] = []
    db.transaction(() => {
      for (const emptied of listEmptied(db, ref, touched)) {
        absorb(db, emptied.ref, emptied.into, now())
        absorbed.push(emptied.ref)
      }
      updateRegrouping(db, ref, 'applied', { ...made, absorbed })
    }).immediate()
    settle(touched.filter((one) => !absorbed.includes(one)))
  }

  function settle(touched: readonly number[]): void {
    for (const issueRef of touched) {
      db.transaction(() => {
        settleIssue(db, issueRef)
        options.refreshIssue(issueRef)
        writeActivity(db, issueRef, now(), 'regrouped')
      }).immediate()
    }
    options.onChanged(touched)
  }

  async function moveBack(stored: StoredRegrouping): Promise<void> {
    const { ref, projectRef, before, made } = stored
    const touched = new Set(listTouched(db, ref))
    const state = { done: 0, total: stored.summary.events }
    progress.set(ref, state)
    db.transaction(() => {
      settings.set(stored.projectId, { ...settings.of(stored.projectId), grouping: before })
      for (const one of made.absorbed) {
        restoreMerged(db, one, now())
        touched.add(one)
      }
      removeHashes(db, projectRef, made.hashes)
      updateRegrouping(db, ref, 'undoing', { ...made, absorbed: [], hashes: [] })
    }).immediate()
    for (let moves = listMovesBack(db, ref, AT_ONCE); moves.length > 0 && !isStopping; ) {
      options.settleCounts()
      db.transaction(() => {
        moveEvents(db, moves)
        forgetMoves(
          db,
          ref,
          moves.map(({ eventRef }) => eventRef)
        )
      }).immediate()
      state.done += moves.length
      await new Promise((resolve) => setTimeout(resolve, 1))
      moves = listMovesBack(db, ref, AT_ONCE)
    }
    // what arrived since then was never anywhere else: it goes where the old rules put it
    const isDone = await regroupEvents({
      db,
      deriver,
      projectRef,
      rules: before,
      config: configOf(before).id,
      now,
      settleCounts: options.settleCounts,
      move: (moves) => {
        for (const one of moveEvents(db, moves)) touched.add(one)
      },
      onMade: () => {},
      onProgress: () => {},
      isStopping: () => isStopping
    })
    if (isDone) {
      const emptied = made.issues.filter((issueRef) => removeEmptyIssue(db, issueRef))
      updateRegrouping(db, ref, 'undone')
      settle([...touched].filter((one) => !emptied.includes(one)))
    }
    progress.delete(ref)
  }

  function fromStored({ ref, projectId, at, state, summary }: StoredRegrouping): Regrouping {
    const { done, total } = progress.get(ref) ?? { done: summary.events, total: summary.events }
    return { id: String(ref), projectId, at, state, done, total, summary }
  }

  function findPreview(id: string): Preview {
    const preview = [...previews.values()].find((one) => one.id === id)
    if (!preview) throw new AppError('not_found', 'This preview is gone. Make another one.')
    return preview
  }

  function findStored(id: string): StoredRegrouping {
    const stored = listRegroupings(db, undefined).find(({ ref }) => String(ref) === id)
    if (!stored) throw new AppError('not_found', 'There is no such regrouping.')
    return stored
  }

  return {
    preview(projectId, rules) {
      const project = findProject(db, projectId)
      if (!project) throw new AppError('not_found', `There is no project ${projectId}.`)
      options.settleCounts()
      const older = previews.get(projectId)
      if (older?.state === 'previewing') older.state = 'cancelled'
      const preview: Preview = {
        id: `preview-${++lastPreview}-${now()}`,
        projectId,
        projectRef: project.ref,
        rules,
        at: now(),
        plan: createRegroupPlan((hash) => issueOfHash(db, project.ref, hash)),
        hashes: new Map(),
        state: 'previewing',
        done: 0,
        total: project.events
      }
      previews.set(projectId, preview)
      begin(
        look(preview).catch((error: unknown) => {
          preview.state = 'failed'
          preview.error = error instanceof Error ? error.message : String(error)
        })
      )
      return fromPreview(preview)
    },
    get: (id) => (id.startsWith('preview-') ? fromPreview(findPreview(id)) : fromStored(findStored(id))),
    cancel(id) {
      const preview = findPreview(id)
      if (preview.state === 'previewing' || preview.state === 'ready') preview.state = 'cancelled'
      return fromPreview(preview)
    },
    apply(id) {
      const preview = findPreview(id)
      if (preview.state !== 'ready' || !preview.summary) {
        throw new AppError('invalid_input', 'Only a finished preview can be applied.')
      }
      options.settleCounts()
      const stored = findStored(String(prepare(preview, preview.summary)))
      previews.delete(preview.projectId)
      begin(moveAll(stored, preview.hashes))
      return fromStored(stored)
    },
    undo(id) {
      const stored = findStored(id)
      const latest = listRegroupings(db, stored.projectId).find(({ state }) => state !== 'undone')
      if (stored.state !== 'applied' || latest?.ref !== stored.ref) {
        throw new AppError('invalid_input', 'Only the latest change that was applied can be undone.')
      }
      options.settleCounts()
      begin(moveBack(stored))
      return fromStored({ ...stored, state: 'undoing' })
    },
    list: (projectId) => [
      ...[...previews.values()]
        .filter((one) => projectId === undefined || one.projectId === projectId)
        .map(fromPreview),
      ...listRegroupings(db, projectId).map(fromStored)
    ],
    resume() {
      for (const stored of listRegroupings(db, undefined)) {
        if (stored.state === 'applying') begin(moveAll(stored))
        else if (stored.state === 'undoing') begin(moveBack(stored))
      }
    },
    async stop() {
      isStopping = true
      await Promise.allSettled([...underWay])
    }
  }
}

function fromPreview({ id, projectId, at, state, done, total, error, summary }: Preview): Regrouping {
  return {
    id,
    projectId,
    at,
    state,
    done,
    // events may have arrived since it began
    total: Math.max(total, done),
    ...(error !== undefined && { error }),
    ...(summary && { summary })
  }
}
