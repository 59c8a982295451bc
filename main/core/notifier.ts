import type { Database } from 'better-sqlite3'
import type { Settings } from '../../shared/contract/settings.ts'
import { lastActivity, noticesAfter } from '../store/notices.ts'
import type { Announcer } from './announcer.ts'
import { emptyGate, isNotable, isQuiet, passGate } from './notices.ts'

/** Events are counted a moment after they are stored, and what they did to their issues is known then. */
const SETTLE_MS = 500

export interface Notifier {
  stop(): void
}

export interface NotifierOptions {
  readonly db: Database
  readonly announcer: Announcer
  readonly settings: () => Settings
  /** Counts what waits to be counted. */
  readonly settleCounts: () => Promise<void>
  readonly now: () => number
}

/** Announces what became of issues, and which of it is worth a notification, as the settings want it. */
export function startNotifier({ db, announcer, settings, settleCounts, now }: NotifierOptions): Notifier {
  let last = lastActivity(db)
  let gate = emptyGate
  let looking: NodeJS.Timeout | undefined
  let waiting: NodeJS.Timeout | undefined
  let isStopped = false

  async function look(): Promise<void> {
    await settleCounts()
    looking = undefined
    if (isStopped) return
    const found = noticesAfter(db, last)
    last = found.last
    const { notifications } = settings()
    const notices = found.notices.filter((notice) => isNotable(notice, notifications))
    if (notices.length === 0) return
    announcer.tell({ topic: 'notable', ids: [...new Set(notices.map(({ issueId }) => issueId))] })
    pass(notices)
  }

  function pass(notices: Parameters<typeof passGate>[1]): void {
    if (isQuiet(settings().notifications, now())) {
      gate = { ...gate, waiting: [] }
      return
    }
    const passed = passGate(gate, notices, now())
    gate = passed.gate
    if (passed.notification) announcer.tell({ topic: 'notify', ...passed.notification })
    if (passed.againInMs === undefined) return
    clearTimeout(waiting)
    waiting = setTimeout(pass, passed.againInMs, [])
  }

  const unsubscribe = announcer.subscribe(({ topic }) => {
    if (topic === 'issues') looking ??= setTimeout(() => void look(), SETTLE_MS)
  })
  return {
    stop() {
      isStopped = true
      unsubscribe()
      clearTimeout(looking)
      clearTimeout(waiting)
    }
  }
}
