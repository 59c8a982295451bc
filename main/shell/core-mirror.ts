import type { z } from 'zod'
import { ListenerState } from '../../shared/contract/listener.ts'
import { DEFAULT_SETTINGS, Settings } from '../../shared/contract/settings.ts'
import type { CoreThread } from '../core/core-thread.ts'

/** What menus, tray and windows show of the core, kept up to date by its announcements. */
export interface CoreMirror {
  /** The defaults until the core has told. */
  settings(): Settings
  listener(): ListenerState | undefined
  /** Resolves when the core has told for the first time, or cannot. */
  readonly ready: Promise<void>
  onChanged(listener: () => void): void
}

export function createCoreMirror(core: CoreThread): CoreMirror {
  let settings = DEFAULT_SETTINGS
  let listener: ListenerState | undefined
  const listeners: (() => void)[] = []
  const changed = () => {
    for (const tell of listeners) tell()
  }

  async function readSettings(): Promise<void> {
    settings = (await ask(core, 'settings.get', Settings)) ?? settings
    changed()
  }

  async function readListener(): Promise<void> {
    listener = (await ask(core, 'listener.get', ListenerState)) ?? listener
    changed()
  }

  core.subscribe(({ topic }) => {
    if (topic === 'settings') void readSettings()
    if (topic === 'listener') void readListener()
  })
  return {
    settings: () => settings,
    listener: () => listener,
    ready: Promise.all([readSettings(), readListener()]).then(() => undefined),
    onChanged: (tell) => listeners.push(tell)
  }
}

/** An answer of the core as what it should be; undefined where it failed. */
export async function ask<Schema extends z.ZodType>(
  core: Pick<CoreThread, 'call'>,
  path: string,
  schema: Schema,
  input: unknown = {}
): Promise<z.output<Schema> | undefined> {
  const answer = await core.call(path, input)
  if (!answer.ok) return undefined
  const parsed = schema.safeParse(answer.value)
  return parsed.success ? parsed.data : undefined
}
