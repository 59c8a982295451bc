import type { Database } from 'better-sqlite3'
import type { Regrouping } from '../../shared/contract/regroupings.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { GroupingRules } from '../../shared/model/project.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import { oldestGroupingConfig } from '../store/grouped-events.ts'
import { existingProject } from '../store/projects.ts'
import { listRegroupings, type StoredRegrouping } from '../store/regroupings.ts'
import type { Deriver } from './deriver.ts'
import type { ProjectSettingsStore } from './project-settings.ts'
import { applyRegrouping, beginRegrouping } from './regroup-apply.ts'
import { fromPreview, lookAtAll, newPreview, type Preview } from './regroup-preview.ts'
import { undoRegrouping } from './regroup-undo.ts'

export interface RegroupingOptions {
  readonly db: Database
  readonly deriver: Deriver
  readonly settings: ProjectSettingsStore
  readonly configOf: (rules: GroupingRules) => GroupingConfig
  readonly now: () => number
  /** Counts what waits to be counted: events that move must be in the counters that they leave. */
  readonly settleCounts: () => void
  /** So many events were moved. */
  readonly onMoved: (events: number) => void
  /** Shows an issue as its latest event has it. */
  readonly refreshIssue: (issueRef: number) => void
  readonly onChanged: (issueRefs: readonly number[]) => void
  readonly onUnexpected: (error: unknown) => void
}

/** What its parts work with. */
export interface RegroupingWork extends RegroupingOptions {
  readonly isStopping: () => boolean
}

/** Groups stored events again by other rules: shows what would change, does it, and takes it back. */
export interface Regroupings {
  /** Throws AppError `invalid_input` while another one of the project is under way. So do `apply` and `undo`. */
  preview(projectId: string, rules: GroupingRules): Regrouping
  get(id: string): Regrouping
  apply(id: string): Regrouping
  cancel(id: string): Regrouping
  undo(id: string): Regrouping
  list(projectId: string | undefined): Regrouping[]
  /** True where old events of the project were grouped by others than the rules that hold. */
  isOutdated(projectId: string): boolean
  /** True while events of the project are being moved. */
  isUnderWay(projectId: string): boolean
  /** Goes on with what the end of the process interrupted. */
  resume(): void
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
}

export function createRegroupings(options: RegroupingOptions): Regroupings {
  const { db, deriver, settings, now, onMoved, onUnexpected } = options
  let isStopping = false
  const work: RegroupingWork = { ...options, isStopping: () => isStopping }
  /** The one of each project. */
  const previews = new Map<string, Preview>()
  /** What is being done to stored ones, by their number. */
  const progress = new Map<number, { done: number; readonly total: number }>()
  const underWay = new Set<Promise<void>>()
  let lastPreview = 0

  function begin(doing: Promise<void>): void {
    const done = doing.catch(onUnexpected).finally(() => underWay.delete(done))
    underWay.add(done)
  }

  /** With the progress that is told meanwhile. */
  async function withProgress(
    { ref, summary }: StoredRegrouping,
    start: (onProgress: (events: number) => void) => Promise<void>
  ): Promise<void> {
    const state = { done: 0, total: summary.events }
    progress.set(ref, state)
    try {
      await start((events) => {
        onMoved(events)
        state.done = Math.min(state.total, state.done + events)
      })
    } finally {
      progress.delete(ref)
    }
  }

  function apply(stored: StoredRegrouping, known?: Preview['hashes']): void {
    begin(withProgress(stored, (onProgress) => applyRegrouping(work, stored, onProgress, known)))
  }

  function undo(stored: StoredRegrouping): void {
    begin(withProgress(stored, (onProgress) => undoRegrouping(work, stored, onProgress)))
  }

  async function look(preview: Preview): Promise<void> {
    try {
      await lookAtAll(db, deriver, preview, work.isStopping)
    } catch (error) {
      preview.state = 'failed'
      preview.error = error instanceof Error ? error.message : String(error)
    }
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

  function isUnderWay(projectId: string): boolean {
    return listRegroupings(db, projectId).some(({ state }) => state === 'applying' || state === 'undoing')
  }

  function refuseWhileUnderWay(projectId: string): void {
    if (!isUnderWay(projectId)) return
    throw new AppError(
      'invalid_input',
      'Events of this project are being regrouped: wait until that is done.'
    )
  }

  return {
    preview(projectId, rules) {
      const project = existingProject(db, projectId)
      refuseWhileUnderWay(projectId)
      options.settleCounts()
      const older = previews.get(projectId)
      if (older?.state === 'previewing') older.state = 'cancelled'
      const id = `preview-${++lastPreview}-${now()}`
      const preview = newPreview(db, { id, projectId, projectRef: project.ref, rules, at: now() })
      previews.set(projectId, preview)
      begin(look(preview))
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
      refuseWhileUnderWay(preview.projectId)
      if (preview.state !== 'ready') {
        throw new AppError('invalid_input', 'Only a finished preview can be applied.')
      }
      options.settleCounts()
      const stored = findStored(String(beginRegrouping(work, preview)))
      previews.delete(preview.projectId)
      apply(stored, preview.hashes)
      return fromStored(stored)
    },
    undo(id) {
      const stored = findStored(id)
      refuseWhileUnderWay(stored.projectId)
      const latest = listRegroupings(db, stored.projectId).find(({ state }) => state !== 'undone')
      if (stored.state !== 'applied' || latest?.ref !== stored.ref) {
        throw new AppError('invalid_input', 'Only the latest change that was applied can be undone.')
      }
      options.settleCounts()
      undo(stored)
      return fromStored(findStored(id))
    },
    list: (projectId) => [
      ...[...previews.values()]
        .filter((one) => projectId === undefined || one.projectId === projectId)
        .map(fromPreview),
      ...listRegroupings(db, projectId).map(fromStored)
    ],
    isOutdated(projectId) {
      const oldest = oldestGroupingConfig(db, existingProject(db, projectId).ref)
      return oldest !== undefined && oldest !== options.configOf(settings.of(projectId).grouping).id
    },
    isUnderWay,
    resume() {
      for (const stored of listRegroupings(db, undefined)) {
        if (stored.state === 'applying') apply(stored)
        else if (stored.state === 'undoing') undo(stored)
      }
    },
    async stop() {
      isStopping = true
      await Promise.allSettled([...underWay])
    }
  }
}
