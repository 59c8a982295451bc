import { app } from 'electron'

/** The `appId` of packaging/electron-builder.json, by which the installer's shortcut goes. */
const APP_ID = 'culprit.desktop'

/** Windows shows notifications of those only whose shortcut it knows by this name, and gathers their windows under it. */
export function nameToWindows(): void {
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
}
