import { homedir } from 'node:os'
import type { Facts } from '../../shared/contract/diagnostics.ts'
import type { Status } from '../../shared/contract/status.ts'
import type { StoreFacts } from '../store/store-facts.ts'
import type { AppSettings } from './app-settings.ts'

export interface DiagnosticsOptions {
  readonly status: () => Status
  readonly appSettings: AppSettings
  readonly storeFacts: () => StoreFacts
  readonly startedMs: number
}

/** What helps to understand a problem with Culprit. Nothing that an event brought, no key, no name of a user. */
export function collectFacts({ status, appSettings, storeFacts, startedMs }: DiagnosticsOptions): Facts {
  const { version, listener, store, events, eventsPerSecond, refused } = status()
  const { notifications, editor, ...settings } = appSettings.current()
  return {
    version,
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    v8: process.versions.v8,
    upSeconds: Math.round((Date.now() - startedMs) / 1000),
    memory: { ...process.memoryUsage() },
    listener: { ...listener },
    store: { ...store, path: withoutHome(store.path), ...storeFacts() },
    events,
    eventsPerSecond,
    refused: refused.count,
    settings: {
      ...settings,
      notifications: { ...notifications, mutedProjects: notifications.mutedProjects.length },
      editor: { app: editor.app, folders: editor.folders.length }
    }
  }
}

/** A path as it says nothing of who one is. */
export function withoutHome(path: string): string {
  const home = homedir()
  return path.startsWith(home) ? `~${path.slice(home.length)}` : path
}
