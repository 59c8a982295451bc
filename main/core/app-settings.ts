import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import {
  DEFAULT_SETTINGS,
  Settings,
  type SettingsChange,
  type SettingsFile,
  type SettingsSection
} from '../../shared/contract/settings.ts'
import { readSettings, writeSettings } from '../store/settings.ts'

/** What the user decided about the application, kept in memory: it is asked for often and changed seldom. */
export interface AppSettings {
  current(): Settings
  /** Keeps them. */
  write(settings: Settings): void
  /** What requests from other machines must carry. */
  networkKey(): string
  renewNetworkKey(): void
}

const KEY_NAME = 'networkKey'
const NetworkKey = z.string().regex(/^[0-9a-f]{32}$/)

/** Reads them from the store. A value that is missing or no longer fits is the default's. */
export function createAppSettings(db: Database): AppSettings {
  const stored = readSettings(db)
  let settings = fromParts((section) => parseJson(stored.get(section))).settings
  const knownKey = NetworkKey.safeParse(parseJson(stored.get(KEY_NAME)))
  let key = knownKey.success ? knownKey.data : makeKey()

  function makeKey(): string {
    const made = randomBytes(16).toString('hex')
    writeSettings(db, new Map([[KEY_NAME, JSON.stringify(made)]]))
    return made
  }

  return {
    current: () => settings,
    write(next) {
      writeSettings(db, new Map(Object.entries(next).map(([name, value]) => [name, JSON.stringify(value)])))
      settings = next
    },
    networkKey: () => key,
    renewNetworkKey() {
      key = makeKey()
    }
  }
}

/** The settings with a change in them. */
export function changeSettings(before: Settings, change: SettingsChange): Settings {
  return Settings.parse(
    mapSections((section) => ({ ...before[section], ...withoutUndefined(change[section] ?? {}) }))
  )
}

export function toSettingsFile(settings: Settings): SettingsFile {
  return { culprit: 'settings', version: 1, settings }
}

/** The settings with what a file says that fits, and the names of what does not. */
export function fromSettingsFile(
  before: Settings,
  file: SettingsFile
): { settings: Settings; ignored: string[] } {
  const unknown = Object.keys(file.settings).filter((name) => !Object.hasOwn(Settings.shape, name))
  const { settings, ignored } = fromParts((section) => file.settings[section], before)
  return { settings, ignored: [...unknown, ...ignored] }
}

/** Names of the settings that differ, with their values. */
export function diffSettings(before: Settings, after: Settings) {
  return sections().flatMap((section) => {
    const [old, now]: Record<string, unknown>[] = [before[section], after[section]]
    return Object.keys(now ?? {})
      .filter((name) => JSON.stringify(old?.[name]) !== JSON.stringify(now?.[name]))
      .map((name) => ({
        name: `${section}.${name}`,
        before: z.json().parse(old?.[name]),
        after: z.json().parse(now?.[name])
      }))
  })
}

/** Each value where it fits, else the one of `fallback`; `ignored` names those that do not. */
function fromParts(
  partOf: (section: SettingsSection) => unknown,
  fallback: Settings = DEFAULT_SETTINGS
): { settings: Settings; ignored: string[] } {
  const ignored: string[] = []
  const settings = mapSections((section) => {
    const given = z.record(z.string(), z.unknown()).catch({}).parse(partOf(section))
    const fields: Record<string, z.ZodType> = Settings.shape[section].shape
    const values: Record<string, unknown> = { ...fallback[section] }
    for (const [name, value] of Object.entries(given)) {
      const parsed = Object.hasOwn(fields, name) ? fields[name]?.safeParse(value) : undefined
      if (parsed?.success) values[name] = parsed.data
      else ignored.push(`${section}.${name}`)
    }
    return values
  })
  return { settings: Settings.parse(settings), ignored }
}

function sections(): SettingsSection[] {
  return Settings.keyof().options
}

function mapSections(
  toSection: (section: SettingsSection) => Record<string, unknown>
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(sections().map((section) => [section, toSection(section)]))
}

function withoutUndefined(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
