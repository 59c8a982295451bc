import { join } from 'node:path'
import { app } from 'electron'
import { startCoreThread } from './core/core-thread.ts'
import { SHELL_FILE } from './core/data-place.ts'
import { createErrorLog } from './core/log.ts'
import createWorker from './core/worker.ts?nodeWorker'
import { nameToWindows } from './shell/app-id.ts'
import { isOwnPage, registerAppScheme, setupAppScheme } from './shell/app-scheme.ts'
import { createCoreMirror } from './shell/core-mirror.ts'
import { showCoreProgress } from './shell/core-progress.ts'
import { recoverFromCrashes } from './shell/crashes.ts'
import { createDataFolder } from './shell/data-folder.ts'
import { setupGuards, setupSession, silenceChromium } from './shell/guards.ts'
import { followLoginItem, openUnlessHidden } from './shell/login-item.ts'
import { setupMenu } from './shell/menu.ts'
import { notifyOfIssues, sayItListens } from './shell/notifications.ts'
import { openFiles } from './shell/open-files.ts'
import { openLinks } from './shell/open-links.ts'
import { reportShellErrors } from './shell/own-errors.ts'
import { portOption } from './shell/port-option.ts'
import { setupQuit } from './shell/quit.ts'
import { createShellDoor } from './shell/shell-door.ts'
import { openShellMemory } from './shell/shell-memory.ts'
import { isSharedTopic, sideStoreOf } from './shell/side-store.ts'
import { createSideStores } from './shell/side-stores.ts'
import { isOnlyInstance } from './shell/single-instance.ts'
import { spareMemory } from './shell/spare-memory.ts'
import { followTheme } from './shell/theme.ts'
import { setupTray } from './shell/tray.ts'
import { countUnseen } from './shell/unseen.ts'
import { createWindows } from './shell/windows.ts'
import { setupIpc, tellWindows } from './transports/ipc.ts'
import { version } from './version.ts'

const userData = app.getPath('userData')
const memory = openShellMemory(join(userData, SHELL_FILE))
const windows = createWindows(memory)

nameToWindows()
spareMemory()
registerAppScheme()
silenceChromium()
setupGuards((place, from) => windows.open(place, sideStoreOf(from)))

if (isOnlyInstance()) {
  const coreOptions = (dataDir: string) => ({ dataDir, version, ...portOption() })
  const dataFolder = createDataFolder({ memory, usual: userData, coreOptions })
  const core = startCoreThread({ core: coreOptions(dataFolder.path), createWorker })
  const mirror = createCoreMirror(core)
  const stores = createSideStores({
    folder: join(userData, 'aside'),
    windows,
    tell: tellWindows,
    startCore: (dataDir, aside) => startCoreThread({ core: { dataDir, version, aside }, createWorker })
  })
  const links = openLinks(core, windows, stores)
  const files = openFiles(windows, stores.openCopy)
  setupIpc({ call: createShellDoor({ core, mirror, windows, files, stores, dataFolder }), isOwnPage })
  core.subscribe((change) =>
    tellWindows(change, (contents) => !sideStoreOf(contents) || isSharedTopic(change.topic))
  )
  recoverFromCrashes(core)
  showCoreProgress(core, ({ webContents }) => !sideStoreOf(webContents))
  reportShellErrors(core, createErrorLog())
  void app.whenReady().then(() => {
    setupSession()
    setupAppScheme()
    followTheme(mirror)
    // first of all what people wait for; the rest is set up while its page is loaded
    if (links.first) void links.open(links.first)
    else openUnlessHidden(mirror, windows.open)
    dataFolder.tellIfMissing(windows.current())
    followLoginItem(mirror)
    const unseen = countUnseen(core)
    const quit = setupQuit({
      stop: async () => void (await Promise.all([core.stop(), stores.stop()])),
      mirror,
      windows,
      memory,
      hasTray: () => hasTray,
      onHidden: () => sayItListens(windows)
    })
    const hasTray = setupTray({ core, mirror, windows, unseen, quit })
    setupMenu({
      core,
      mirror,
      windows,
      memory,
      openFile: files.choose,
      openSample: () => void stores.openSample(),
      quit
    })
    notifyOfIssues(core, mirror, windows)
    void files.openAmong(process.argv, process.cwd())
  })
} else {
  app.quit()
}
