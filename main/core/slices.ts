import { setImmediate as nextTurn } from 'node:timers/promises'

/** What a slice of work left. `failed`: it is of no use to go on now. */
export type Left = 'some' | 'none' | 'failed'

/** Work that is done a little at a time, so that nobody has to wait for all of it. */
export interface Slices {
  /** Does all of it now. */
  finish(): void
  /** Does it with a turn of the event loop after each slice. One such run goes on at a time; all who ask wait for it. */
  run(): Promise<Left>
  isRunning(): boolean
  /** Begins no further slice by itself. */
  stop(): void
}

/** `doSlice` works for about as long as `mayGoOn`, and at least a little. */
export function createSlices(doSlice: (mayGoOn: () => boolean) => Left, sliceMs: number): Slices {
  let running: Promise<Left> | undefined
  let isStopped = false

  async function goOn(): Promise<Left> {
    let left: Left
    do {
      const end = performance.now() + sliceMs
      left = doSlice(() => performance.now() < end)
      await nextTurn()
    } while (left === 'some' && !isStopped)
    running = undefined
    return left
  }

  return {
    finish() {
      while (doSlice(() => true) === 'some');
    },
    run() {
      running ??= goOn()
      return running
    },
    isRunning: () => running !== undefined,
    stop() {
      isStopped = true
    }
  }
}
