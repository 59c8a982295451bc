import type { Settings, SettingsChange, SettingsFile } from '../../../shared/contract/settings.ts'
import type { Announcer } from '../announcer.ts'
import {
  type AppSettings,
  changeSettings,
  diffSettings,
  fromSettingsFile,
  toSettingsFile
} from '../app-settings.ts'
import type { Listening } from '../listening.ts'

export interface SettingsContext {
  readonly appSettings: AppSettings
  readonly listening: Listening
  readonly announcer: Announcer
}

/** The procedures on settings. */
export function createSettingsHandlers({ appSettings, listening, announcer }: SettingsContext) {
  /** To what was changed; the rest stays as it is now, which may be another than the settings say (a free port). */
  async function moveListener(next: Settings['listener']): Promise<void> {
    const before = appSettings.current().listener
    if (next.host === before.host && next.port === before.port) return
    const now = listening.state()
    const host = next.host === before.host ? now.host : next.host
    const port = next.port === before.port ? now.port : next.port
    const isThere = now.state === 'listening' && host === now.host && port === now.port
    if (!isThere) await listening.move({ host, port })
  }

  /** The listener first: where it cannot move, nothing is kept. */
  async function apply(next: Settings): Promise<Settings> {
    await moveListener(next.listener)
    appSettings.write(next)
    announcer.tell({ topic: 'settings' })
    return appSettings.current()
  }

  return {
    get: () => appSettings.current(),
    update: (change: SettingsChange) => apply(changeSettings(appSettings.current(), change)),
    export: () => toSettingsFile(appSettings.current()),
    async import({ file, dryRun }: { file: SettingsFile; dryRun: boolean }) {
      const before = appSettings.current()
      const { settings, ignored } = fromSettingsFile(before, file)
      const changes = diffSettings(before, settings)
      if (!dryRun && changes.length > 0) await apply(settings)
      return { changes, ignored }
    }
  }
}
