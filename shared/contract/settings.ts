import { z } from 'zod'
import { Level } from '../model/event.ts'
import { procedure, query } from './procedure.ts'

/** Where SDKs send to. */
export const ListenerSettings = z.object({
  /** An address of this machine; `127.0.0.1` is for this machine only, `0.0.0.0` for all that its networks reach. */
  host: z.union([z.ipv4(), z.ipv6()]),
  port: z.int().min(1).max(65_535)
})

export const AppearanceSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact'])
})

/** Programs that open a file at a line, by their names: a free command line would let a page run anything. */
export const EditorApp = z.enum([
  'none',
  'vscode',
  'vscodium',
  'cursor',
  'zed',
  'sublime',
  'intellij',
  'webstorm',
  'pycharm',
  'phpstorm',
  'rider',
  'goland',
  'rubymine'
])
export type EditorApp = z.infer<typeof EditorApp>

export const EditorSettings = z.object({
  app: EditorApp,
  /** Folders in which a frame's relative path is looked for, first match wins. */
  folders: z.array(z.string().min(1).max(1000)).max(50)
})

/** What may have become of an issue that is worth saying. */
export const NoticeKind = z.enum(['new', 'regressed', 'escalating'])
export type NoticeKind = z.infer<typeof NoticeKind>

export const NotificationSettings = z.object({
  enabled: z.boolean(),
  kinds: z.record(NoticeKind, z.boolean()),
  /** What is less severe is not told. */
  minLevel: Level,
  /** Ids of projects that are never told of. */
  mutedProjects: z.array(z.string().max(64)).max(1000),
  /** Epoch ms; null: tell always. */
  doNotDisturbUntil: z.int().min(0).nullable(),
  /** Also while a window of Culprit is in front. */
  whileFocused: z.boolean()
})
export type NotificationSettings = z.infer<typeof NotificationSettings>

export const DesktopSettings = z.object({
  /** Closing the last window leaves Culprit in the tray, listening. */
  closeKeepsListening: z.boolean(),
  startAtLogin: z.boolean(),
  /** Started at login, it opens no window. */
  startsHidden: z.boolean()
})

/** What a user decided about the application, by section. */
export const Settings = z.object({
  listener: ListenerSettings,
  appearance: AppearanceSettings,
  editor: EditorSettings,
  notifications: NotificationSettings,
  desktop: DesktopSettings
})
export type Settings = z.infer<typeof Settings>
export type SettingsSection = keyof Settings

export const DEFAULT_SETTINGS: Settings = {
  // the port that SDKs try by themselves with `spotlight: true`
  listener: { host: '127.0.0.1', port: 8969 },
  appearance: { theme: 'system', density: 'comfortable' },
  editor: { app: 'none', folders: [] },
  notifications: {
    enabled: true,
    kinds: { new: true, regressed: true, escalating: true },
    minLevel: 'error',
    mutedProjects: [],
    doNotDisturbUntil: null,
    whileFocused: false
  },
  desktop: { closeKeepsListening: true, startAtLogin: false, startsHidden: true }
}

/** What to change; a value that is given replaces the one that was. */
export const SettingsChange = z.strictObject({
  listener: ListenerSettings.partial().strict().optional(),
  appearance: AppearanceSettings.partial().strict().optional(),
  editor: EditorSettings.partial().strict().optional(),
  notifications: NotificationSettings.partial().strict().optional(),
  desktop: DesktopSettings.partial().strict().optional()
})
export type SettingsChange = z.infer<typeof SettingsChange>

/** Settings as a file. No secret is among them: keys stay on the machine that made them. */
export const SettingsFile = z.object({
  culprit: z.literal('settings'),
  version: z.literal(1),
  settings: z.record(z.string(), z.record(z.string(), z.unknown()))
})
export type SettingsFile = z.infer<typeof SettingsFile>

export const settings = {
  get: query(z.object({}), Settings),
  /** Applies at once. Rejects, and changes nothing, where the listener's new address cannot be had. */
  update: procedure(SettingsChange, Settings),
  export: query(z.object({}), SettingsFile),
  /** Takes what fits and names what does not (`section.name`); `dryRun` only tells what would change. */
  import: procedure(
    z.object({ file: SettingsFile, dryRun: z.boolean().default(false) }),
    z.object({
      changes: z.array(z.object({ name: z.string(), before: z.json(), after: z.json() })),
      ignored: z.array(z.string())
    })
  )
}
