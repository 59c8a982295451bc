import { app } from 'electron'
import { startCoreThread } from './core/core-thread.ts'
import { isOwnPage, registerAppScheme, setupAppScheme } from './shell/app-scheme.ts'
import { setupGuards, setupPermissions } from './shell/guards.ts'
import { setupMenu } from './shell/menu.ts'
import { setupQuit } from './shell/quit.ts'
import { isOnlyInstance } from './shell/single-instance.ts'
import { createWindow } from './shell/window.ts'
import { setupIpc } from './transports/ipc.ts'
import { version } from './version.ts'

const HOST = '127.0.0.1'
/** The port that SDKs try by themselves with `spotlight: true`. */
const DEFAULT_PORT = 8969

registerAppScheme()
setupGuards()

if (isOnlyInstance()) {
  const port = app.commandLine.hasSwitch('port')
    ? Number(app.commandLine.getSwitchValue('port'))
    : DEFAULT_PORT
  const core = startCoreThread({ dataDir: app.getPath('userData'), host: HOST, port, version })
  setupIpc(core, isOwnPage)
  setupQuit(core)
  void app.whenReady().then(() => {
    setupPermissions()
    setupAppScheme()
    setupMenu()
    createWindow()
  })
} else {
  app.quit()
}
