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
  /** The listener first: where it cannot move, nothing is kept. */
  async function apply(next: Settings): Promise<Settings> {
    const { host, port } = appSettings.current().listener
    if (next.listener.host !== host || next.listener.port !== port) await listening.move(next.listener)
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
