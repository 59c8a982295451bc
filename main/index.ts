import { join } from 'node:path'
import { app } from 'electron'
import { startCoreThread } from './core/core-thread.ts'
import createWorker from './core/worker.ts?nodeWorker'
import { isOwnPage, registerAppScheme, setupAppScheme } from './shell/app-scheme.ts'
import { createCoreMirror } from './shell/core-mirror.ts'
import { recoverFromCrashes } from './shell/crashes.ts'
import { setupGuards, setupSession, silenceChromium } from './shell/guards.ts'
import { followLoginItem, startsHidden } from './shell/login-item.ts'
import { setupMenu } from './shell/menu.ts'
import { notifyOfIssues, sayItListens } from './shell/notifications.ts'
import { openLinks } from './shell/open-links.ts'
import { portOption } from './shell/port-option.ts'
import { setupQuit } from './shell/quit.ts'
import { createShellDoor } from './shell/shell-door.ts'
import { openShellMemory } from './shell/shell-memory.ts'
import { isOnlyInstance } from './shell/single-instance.ts'
import { followTheme } from './shell/theme.ts'
import { setupTray } from './shell/tray.ts'
import { countUnseen } from './shell/unseen.ts'
import { createWindows } from './shell/windows.ts'
import { setupIpc } from './transports/ipc.ts'
import { version } from './version.ts'

const dataDir = app.getPath('userData')
const memory = openShellMemory(join(dataDir, 'shell.json'))
const windows = createWindows(memory)

registerAppScheme()
silenceChromium()
setupGuards(windows.open)

if (isOnlyInstance()) {
  const core = startCoreThread({ core: { dataDir, version, ...portOption() }, createWorker })
  const mirror = createCoreMirror(core)
  setupIpc({ call: createShellDoor({ core, windows }), subscribe: core.subscribe, isOwnPage })
  recoverFromCrashes(core)
  const links = openLinks(core, windows)
  void app.whenReady().then(() => {
    setupSession()
    setupAppScheme()
    followTheme(mirror)
    followLoginItem(mirror)
    const unseen = countUnseen(core)
    const quit = setupQuit({
      core,
      mirror,
      windows,
      memory,
      hasTray: () => hasTray,
      onHidden: () => sayItListens(windows)
    })
    const hasTray = setupTray({ core, mirror, windows, unseen, quit })
    setupMenu({ core, mirror, windows, memory, openFile: () => undefined, quit })
    notifyOfIssues(core, mirror, windows)
    if (links.first) links.open(links.first)
    else if (!startsHidden()) windows.open()
  })
} else {
  app.quit()
}
