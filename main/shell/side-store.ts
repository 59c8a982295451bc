import type { WebContents } from 'electron'
import type { SideStoreFacts } from '../../shared/contract/desktop.ts'
import type { Answer } from '../../shared/contract/procedure.ts'
import { Status } from '../../shared/contract/status.ts'
import type { CoreThread } from '../core/core-thread.ts'

/** A store beside the user's own, with a core of its own that listens nowhere. */
export interface SideStore extends SideStoreFacts {
  readonly core: CoreThread
  /** One of its windows was closed. */
  onWindowClosed(): void
}

const shown = new WeakMap<WebContents, SideStore>()

/** The store that a window shows, where it is not the user's own. */
export function sideStoreOf(contents: WebContents | undefined): SideStore | undefined {
  return contents && shown.get(contents)
}

/** Before anything is loaded. */
export function showSideStore(contents: WebContents, store: SideStore): void {
  shown.set(contents, store)
}

/** What is one for the whole application, whichever store a window shows. */
const SHARED_PATHS = /^(settings|listener)\.|^status\.listen$|^diagnostics\./
const SHARED_TOPICS: ReadonlySet<string> = new Set(['settings', 'listener', 'status'])

/** True for changes of the user's own core that windows of other stores are told too. */
export function isSharedTopic(topic: string): boolean {
  return SHARED_TOPICS.has(topic)
}

/** Asks the store that a window shows; the listener and the settings are the application's. */
export async function callBeside(
  store: SideStore,
  own: CoreThread,
  path: string,
  input: unknown
): Promise<Answer> {
  if (SHARED_PATHS.test(path)) return own.call(path, input)
  if (path !== 'status.get') return store.core.call(path, input)
  const [answer, ownAnswer] = await Promise.all([store.core.call(path, input), own.call(path, input)])
  if (!answer.ok || !ownAnswer.ok) return answer
  const { listener, dsn, streamUrl } = Status.parse(ownAnswer.value)
  return { ok: true, value: { ...Status.parse(answer.value), listener, dsn, streamUrl } }
}
