import { app } from 'electron'

const FEATURES = 'enable-features'

/**
 * Before `ready`. Leaves out what Linux gives each Electron and Culprit has no use for: a process for the network, and
 * a second set of graphics drivers. Elsewhere the network's process may have a sandbox, and there is no GTK.
 */
export function spareMemory(): void {
  if (process.platform !== 'linux') return
  // nothing comes from a network that a process would have to be kept from, and on Linux that one has no sandbox
  const asked = app.commandLine.getSwitchValue(FEATURES)
  const features = [...(asked === '' ? [] : [asked]), 'NetworkServiceInProcess2']
  app.commandLine.appendSwitch(FEATURES, features.join(','))
  if (process.env.GDK_GL === undefined) doWithoutGtkGraphics()
}

/** GTK, which draws dialogs only, would load OpenGL's drivers into this process to find out what they can do. */
function doWithoutGtkGraphics(): void {
  process.env.GDK_GL = 'disable'
  // it has been read by then; what is started from here, such as an editor, shall not have it
  void app.whenReady().then(() => {
    delete process.env.GDK_GL
  })
}
