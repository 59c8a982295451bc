/** Rows of a table that were read together, with what was worked out of them. */
export interface Batch<Row, Result> {
  readonly events: readonly Row[]
  readonly results: readonly Result[]
}

/**
 * Reads a table in batches, after the `ref` of the last row each time, and works on the next one (elsewhere, it is hoped)
 * while the caller is busy with the one before. Ends with the first empty batch.
 */
export async function* oneAhead<Row extends { readonly ref: number }, Result>(
  read: (afterRef: number) => readonly Row[],
  work: (rows: readonly Row[]) => Promise<readonly Result[]>
): AsyncGenerator<Batch<Row, Result>> {
  let after = 0
  function begin() {
    const events = read(after)
    const last = events.at(-1)
    if (!last) return undefined
    after = last.ref
    const results = work(events)
    // it is awaited later: until then its failure is nobody's surprise
    results.catch(() => {})
    return { events, results }
  }
  for (let current = begin(); current; ) {
    const next = begin()
    yield { events: current.events, results: await current.results }
    current = next
  }
}
