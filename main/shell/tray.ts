import { app, clipboard, Menu, Tray } from 'electron'
import { z } from 'zod'
import { Status } from '../../shared/contract/status.ts'
import type { CoreThread } from '../core/core-thread.ts'
import { ask, type CoreMirror } from './core-mirror.ts'
import { nativeIcon } from './icon/native-icon.ts'
import { type TrayIssue, trayMenu, trayTip } from './tray-menu.ts'
import type { Unseen } from './unseen.ts'
import type { Windows } from './windows.ts'

const SHOWN_ISSUES = 5
/** Building a menu costs more than an event: not more often than this. */
const REST_MS = 2000
/** A timer that is asked for more than this fires at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1
const IS_MAC = process.platform === 'darwin'

const Issues = z.object({
  rows: z.array(z.object({ id: z.string(), shortId: z.string(), title: z.string() }))
})

export interface TrayOptions {
  readonly core: CoreThread
  readonly mirror: CoreMirror
  readonly windows: Windows
  readonly unseen: Unseen
  readonly quit: () => void
}

/** Puts Culprit in the tray. False where the system has none. */
export function setupTray({ core, mirror, windows, unseen, quit }: TrayOptions): boolean {
  let tray: Tray
  try {
    tray = new Tray(iconFor(0, false))
  } catch {
    return false
  }
  let issues: readonly TrayIssue[] = []
  let shown = ''
  let timer: NodeJS.Timeout | undefined
  let quietEnd: NodeJS.Timeout | undefined

  const actions = {
    open: (place?: string) => windows.show(place),
    setPaused: (isPaused: boolean) => void core.call(isPaused ? 'listener.pause' : 'listener.resume', {}),
    listen: () => void core.call('status.listen', {}),
    async copyDsn() {
      const status = await ask(core, 'status.get', Status)
      if (status) clipboard.writeText(status.dsn)
    },
    setQuiet: (doNotDisturbUntil: number | null) =>
      void core.call('settings.update', { notifications: { doNotDisturbUntil } }),
    quit
  }

  /** The end of do-not-disturb, if it is not over; then the menu says so. */
  function quietUntil(): number | null {
    clearTimeout(quietEnd)
    const until = mirror.settings().notifications.doNotDisturbUntil
    const leftMs = (until ?? 0) - Date.now()
    if (leftMs <= 0) return null
    quietEnd = setTimeout(show, Math.min(leftMs, MAX_TIMEOUT_MS))
    return until
  }

  function show(): void {
    const state = {
      listener: mirror.listener(),
      issues,
      unseen: unseen.count(),
      quietUntil: quietUntil()
    }
    const text = JSON.stringify(state)
    if (text === shown) return
    shown = text
    tray.setImage(iconFor(state.unseen, state.listener?.isPaused ?? false))
    tray.setToolTip(trayTip(state))
    if (IS_MAC) tray.setTitle(state.unseen === 0 ? '' : String(state.unseen))
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, actions)))
  }

  async function readIssues(): Promise<void> {
    const input = { query: 'is:unresolved', sort: 'lastSeen', limit: SHOWN_ISSUES }
    issues = (await ask(core, 'issues.list', Issues, input))?.rows ?? issues
    show()
  }

  show()
  void readIssues()
  mirror.onChanged(show)
  unseen.onChanged(show)
  core.subscribe(({ topic }) => {
    if (topic !== 'issues') return
    timer ??= setTimeout(() => {
      timer = undefined
      void readIssues()
    }, REST_MS)
  })
  tray.on('click', () => {
    // on macOS a click opens the menu
    if (!IS_MAC) windows.show()
  })
  app.on('will-quit', () => {
    clearTimeout(timer)
    clearTimeout(quietEnd)
  })
  return true
}

function iconFor(badge: number, isPaused: boolean) {
  // macOS shows the number beside it
  return IS_MAC ? nativeIcon(18, { isPaused, isTemplate: true }) : nativeIcon(22, { badge, isPaused })
}
