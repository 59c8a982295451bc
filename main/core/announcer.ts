import type { Change } from '../../shared/contract/change.ts'

/** Between two announcements: often enough to look live, seldom enough to cost nothing at thousands of events a second. */
const INTERVAL_MS = 200
const MAX_IDS = 500

export interface ChangedByArrivals {
  readonly touched: Iterable<number>
  readonly created?: Iterable<number>
  readonly projectsChanged: boolean
}

export interface Announcer {
  /** Refs of issues, and of those among them that are new. */
  changed(changed: ChangedByArrivals): void
  issuesChanged(ids: readonly string[]): void
  projectsChanged(): void
  statusChanged(): void
  /** At once and as it is. */
  tell(change: Change): void
  subscribe(listener: (change: Change) => void): () => void
  stop(): void
}

/** Joins changes and tells listeners: the first at once, further ones at the end of each interval. */
export function createAnnouncer(): Announcer {
  const listeners = new Set<(change: Change) => void>()
  const touched = new Set<string>()
  const created = new Set<string>()
  let projects = false
  let status = false
  let timer: NodeJS.Timeout | undefined

  function announce(): void {
    const changes: Change[] = []
    if (touched.size > 0) {
      changes.push({
        topic: 'issues',
        ids: [...touched].slice(0, MAX_IDS),
        created: [...created].slice(0, MAX_IDS)
      })
    }
    if (projects) changes.push({ topic: 'projects' })
    if (status) changes.push({ topic: 'status' })
    touched.clear()
    created.clear()
    projects = false
    status = false
    for (const change of changes) tell(change)
  }

  function tell(change: Change): void {
    for (const listener of listeners) listener(change)
  }

  function schedule(): void {
    if (timer) return
    announce()
    timer = setTimeout(() => {
      timer = undefined
      if (touched.size > 0 || projects || status) schedule()
    }, INTERVAL_MS)
  }

  return {
    changed(changed) {
      for (const ref of changed.touched) if (touched.size < MAX_IDS) touched.add(String(ref))
      for (const ref of changed.created ?? []) if (created.size < MAX_IDS) created.add(String(ref))
      projects ||= changed.projectsChanged
      status = true
      schedule()
    },
    issuesChanged(ids) {
      for (const id of ids) if (touched.size < MAX_IDS) touched.add(id)
      schedule()
    },
    projectsChanged() {
      projects = true
      schedule()
    },
    statusChanged() {
      status = true
      schedule()
    },
    tell,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      clearTimeout(timer)
      listeners.clear()
    }
  }
}
