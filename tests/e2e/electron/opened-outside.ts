import type { ElectronApplication } from '@playwright/test'

/**
 * From now on, what the application would open outside of itself, addresses and files, is only noted. Gives what was noted
 * up to a moment.
 */
export async function noteOpened(electron: ElectronApplication): Promise<() => Promise<string[]>> {
  await electron.evaluate(({ shell, app }) => {
    const opened: string[] = []
    Reflect.set(app, 'openedOutside', opened)
    shell.openExternal = async (url) => {
      opened.push(url)
    }
    shell.openPath = async (path) => {
      opened.push(path)
      return ''
    }
  })
  return () => electron.evaluate(({ app }) => Reflect.get(app, 'openedOutside') as string[])
}
