import { app } from 'electron'

/**
 * Before `ready`. GTK, which draws dialogs on Linux and nothing else, would load OpenGL's drivers into this process to find
 * out what they can do.
 */
export function spareMemory(): void {
  if (process.platform !== 'linux' || process.env.GDK_GL !== undefined) return
  process.env.GDK_GL = 'disable'
  // it has been read by then; what is started from here, such as an editor, shall not have it
  void app.whenReady().then(() => {
    delete process.env.GDK_GL
  })
}
