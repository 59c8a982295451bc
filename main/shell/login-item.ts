import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { autostartEntry } from './autostart-entry.ts'
import type { CoreMirror } from './core-mirror.ts'

/** Given by the system when it starts Culprit at login and no window is wanted. macOS gives none, and says so otherwise. */
const HIDDEN_SWITCH = 'hidden'

/** Starts Culprit with the session, as the settings say, each time they change. */
export function followLoginItem(mirror: CoreMirror): void {
  let applied = ''
  void mirror.ready.then(() => mirror.onChanged(apply))

  function apply(): void {
    const { startAtLogin, startsHidden } = mirror.settings().desktop
    const wanted = `${startAtLogin} ${startsHidden}`
    if (wanted === applied) return
    applied = wanted
    setLoginItem(startAtLogin, startsHidden)
  }
}

/** Opens the first window, unless this start was the system's and shall show nothing. */
export function openUnlessHidden(mirror: CoreMirror, open: () => void): void {
  const isMac = process.platform === 'darwin'
  const isAtLogin = isMac
    ? app.getLoginItemSettings().wasOpenedAtLogin
    : app.commandLine.hasSwitch(HIDDEN_SWITCH)
  if (!isAtLogin) {
    open()
    return
  }
  void mirror.ready.then(() => {
    if (!mirror.settings().desktop.startsHidden) open()
  })
}

function setLoginItem(startAtLogin: boolean, hidden: boolean): void {
  // an application that is not packaged is started by its folder
  const own = app.isPackaged ? [] : [app.getAppPath()]
  const args = [...own, ...(hidden ? [`--${HIDDEN_SWITCH}`] : [])]
  if (process.platform === 'linux') writeAutostart(startAtLogin, args)
  else app.setLoginItemSettings({ openAtLogin: startAtLogin, args })
}

/** Electron has no way to do it on Linux. */
function writeAutostart(startAtLogin: boolean, args: readonly string[]): void {
  const folder = join(app.getPath('appData'), 'autostart')
  const file = join(folder, 'culprit.desktop')
  if (!startAtLogin) {
    rmSync(file, { force: true })
    return
  }
  // an AppImage is unpacked elsewhere with each start: its own file is what to start
  const program = process.env.APPIMAGE ?? process.execPath
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, autostartEntry([program, ...args]))
}
