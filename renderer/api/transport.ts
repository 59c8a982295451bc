import type { Change } from '../../shared/contract/change.ts'
import type { Answer } from '../../shared/contract/procedure.ts'

/** Whether changes arrive. `lost` is being tried again, `refused` will not come back by itself. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused'

export interface TransportListener {
  onChange(change: Change): void
  onConnection(connection: Connection): void
}

/** How the window reaches the application: over Electron's bridge or over HTTP. */
export interface Transport {
  call(path: string, input: unknown): Promise<Answer>
  /** Gives how to stop. */
  subscribe(listener: TransportListener): () => void
}
