/**
 * Makes a function that runs one at a time: asked for while it runs, it runs once more afterwards, however often it
 * was asked. At least `restMs` pass between the end of a run and the next.
 */
export function coalesce(run: () => Promise<unknown>, restMs = 0): () => void {
  let isBusy = false
  let isWanted = false

  async function start() {
    isBusy = true
    do {
      isWanted = false
      // A failure is the run's own to show.
      await run().catch(() => undefined)
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs))
    } while (isWanted)
    isBusy = false
  }

  return () => {
    isWanted = true
    if (!isBusy) void start()
  }
}
