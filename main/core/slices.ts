import { setImmediate as nextTurn } from 'node:timers/promises'

/** What a slice of work left. `failed`: it is of no use to go on now. */
export type Left = 'some' | 'none' | 'failed'

/** Work that is done a little at a time, so that nobody has to wait for all of it. */
export interface Slices {
  /** Does all of it now. */
  finish(): void
  /**
   * Does it with time for others after each slice. One such run goes on at a time; all who ask wait for it. Where somebody
   * waits for its end it goes on after one turn of the event loop each time.
   */
  run(isAwaited?: boolean): Promise<Left>
  isRunning(): boolean
  /** Begins no further slice by itself. */
  stop(): void
}

/** `doSlice` works for about as long as `mayGoOn`, and at least a little. `letOthers`: resolves when the next slice may begin. */
export function createSlices(
  doSlice: (mayGoOn: () => boolean) => Left,
  sliceMs: number,
  letOthers: () => Promise<unknown>
): Slices {
  let running: Promise<Left> | undefined
  let isHurried = false
  let isStopped = false

  async function goOn(): Promise<Left> {
    let left: Left
    do {
      await (isHurried ? nextTurn() : letOthers())
      const end = performance.now() + sliceMs
      left = doSlice(() => performance.now() < end)
    } while (left === 'some' && !isStopped)
    running = undefined
    isHurried = false
    return left
  }

  return {
    finish() {
      while (doSlice(() => true) === 'some');
    },
    run(isAwaited = false) {
      isHurried ||= isAwaited
      running ??= goOn()
      return running
    },
    isRunning: () => running !== undefined,
    stop() {
      isStopped = true
    }
  }
}
