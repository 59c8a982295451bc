import type { Listener } from '../../shared/contract/status.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { Ingest } from '../ingest/server.ts'

export interface Address {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
}

/** The listener as the user sees it: where it is, whether it rests, and why it cannot be where it should. */
export interface Listening {
  state(): Listener
  isPaused(): boolean
  /** Listens there instead. Where it cannot, there is none, and the state tells why. */
  listen(address: Partial<Address>): Promise<void>
  /** Listens there instead, or rejects with AppError `port_in_use` or `address_unavailable` and stays where it is. */
  move(address: Address): Promise<void>
  pause(): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

export interface ListeningOptions {
  readonly start: (address: Address) => Promise<Ingest>
  readonly onChanged: () => void
  /** Who has a port that is taken, where that can be told. */
  readonly findOccupant: (address: Address) => Promise<string | undefined>
  readonly retryMs?: number
}

/** How often it is looked whether a port that was taken is free again. */
const RETRY_MS = 5000

const PAUSED = 'Listening is paused: nothing is received until it goes on.'

export function createListening(first: Address, options: ListeningOptions): Listening {
  let asked = first
  let ingest: Ingest | undefined
  let isPaused = false
  let isStopped = false
  let state: Listener = failed(new AppError('unavailable', 'It does not listen yet.'))
  let last: Promise<unknown> = Promise.resolve()
  let retry: NodeJS.Timeout | undefined

  /** One change at a time: two that overlap would leave a server behind. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const done = last.then(change)
    last = done.catch(() => undefined)
    return done
  }

  function failed({ code, message }: AppError): Listener {
    return { state: 'failed', ...asked, code, message }
  }

  function listening(started: Ingest): void {
    ingest = started
    // the port that it got, where any free one would do: the next time shall give the same
    asked = { host: started.host, port: started.port }
    state = { state: 'listening', ...asked }
  }

  function rest(): void {
    isPaused = true
    state = failed(new AppError('unavailable', PAUSED))
  }

  async function close(): Promise<void> {
    clearTimeout(retry)
    await ingest?.stop()
    ingest = undefined
  }

  async function open(): Promise<void> {
    isPaused = false
    try {
      listening(await options.start(asked))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      state = failed(error)
      if (error.code !== 'port_in_use') return
      void nameOccupant(state)
      retryLater()
    }
  }

  /** Whoever has the port may end: it is tried again until it is had, or something else is wanted. */
  function retryLater(): void {
    clearTimeout(retry)
    retry = setTimeout(() => void inTurn(tryAgain), options.retryMs ?? RETRY_MS).unref()
  }

  async function tryAgain(): Promise<void> {
    if (state.state === 'listening' || isPaused || isStopped) return
    try {
      listening(await options.start(asked))
      options.onChanged()
    } catch {
      // what is shown says already that it is taken, and by whom
      retryLater()
    }
  }

  /** Whoever has the port may take a moment to answer: the name is added when it is known. */
  async function nameOccupant(refused: Listener): Promise<void> {
    const occupant = await options.findOccupant(asked)
    if (occupant === undefined || state !== refused) return
    state = failed(takenBy(asked, occupant))
    options.onChanged()
  }

  return {
    state: () => state,
    isPaused: () => isPaused,
    listen: (address) =>
      inTurn(async () => {
        await close()
        asked = { ...asked, ...address }
        await open()
        options.onChanged()
      }),
    move: (address) =>
      inTurn(async () => {
        const wasOpen = ingest !== undefined
        // the same port on another address cannot be had while it is held
        if (address.port === asked.port) await close()
        try {
          const started = await options.start(address)
          await close()
          listening(started)
          if (isPaused) {
            await close()
            rest()
          }
        } catch (error) {
          if (wasOpen && ingest === undefined) await open()
          throw error instanceof AppError && error.code === 'port_in_use'
            ? takenBy(address, (await options.findOccupant(address)) ?? 'another program')
            : error
        } finally {
          options.onChanged()
        }
      }),
    pause: () =>
      inTurn(async () => {
        await close()
        rest()
        options.onChanged()
      }),
    resume: () =>
      inTurn(async () => {
        if (!isPaused) return
        await open()
        options.onChanged()
      }),
    stop() {
      isStopped = true
      return inTurn(close)
    }
  }
}

function takenBy({ host, port }: Address, occupant: string): AppError {
  return new AppError('port_in_use', `Port ${port} of ${host} is in use by ${occupant}.`)
}
