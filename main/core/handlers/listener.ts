import type { Database } from 'better-sqlite3'
import type { ListenerState } from '../../../shared/contract/listener.ts'
import { formatDsn } from '../../protocol/dsn.ts'
import { getStoredEvent } from '../../store/events.ts'
import { existingProject } from '../../store/projects.ts'
import type { AppSettings } from '../app-settings.ts'
import { DEFAULT_PROJECT_ID } from '../default-project.ts'
import { isWildcard, listenerAddresses, localHost, ownAddresses } from '../listener-addresses.ts'
import type { Listening } from '../listening.ts'
import { isLoopback } from '../network-guard.ts'
import type { ProjectSettingsStore } from '../project-settings.ts'
import { sendTestEvent } from '../send-test-event.ts'

export interface ListenerContext {
  readonly db: Database
  readonly settings: ProjectSettingsStore
  readonly appSettings: AppSettings
  /** Brings what was taken in into lists and counters, at once. */
  readonly flush: () => void
  readonly listening: Listening
}

/** The procedures on the listener. */
export function createListenerHandlers({ db, settings, appSettings, listening, flush }: ListenerContext) {
  function dsnFor(host: string, isLocal: boolean, projectId = DEFAULT_PROJECT_ID): string {
    const project = existingProject(db, projectId)
    const key = isLocal ? project.key : (settings.ownKeyOf(projectId) ?? appSettings.networkKey())
    return formatDsn({ key, host, port: listening.state().port, projectId: project.id })
  }

  function get(): ListenerState {
    const listener = listening.state()
    const own = ownAddresses()
    return {
      listener,
      isPaused: listening.isPaused(),
      isOpenToNetwork: !isLoopback(listener.host),
      networkKey: appSettings.networkKey(),
      addresses: listenerAddresses({ host: listener.host, port: listener.port, own, dsnFor }),
      hosts: [
        { host: '127.0.0.1', name: 'This machine only' },
        { host: '0.0.0.0', name: 'All networks' },
        ...own
          .filter(({ address }) => !isWildcard(address))
          .map(({ name, address }) => ({ host: address, name: `Network ${name}` }))
      ]
    }
  }

  return {
    get,
    async pause() {
      await listening.pause()
      return get()
    },
    async resume() {
      await listening.resume()
      return get()
    },
    renewKey() {
      appSettings.renewNetworkKey()
      return get()
    },
    async sendTest({ projectId }: { projectId?: string | undefined }) {
      const { host } = listening.state()
      const eventId = await sendTestEvent(dsnFor(localHost(host), true, projectId))
      flush()
      const { issueId } = getStoredEvent(db, { id: eventId, projectId: projectId ?? DEFAULT_PROJECT_ID })
      return { eventId, issueId }
    }
  }
}
